import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useAnnounce } from '../../app/announcer';
import { Fold } from '../../app/Fold';
import { useLanguage } from '../../app/useLanguage';
import { EndSeatDocument, type SeatFactsFragment, type SeatRole } from '../../graphql/graphql';
import type { AccountFacts } from '../account/AccountPage';
import { Refused } from '../Refused';
import { useSend, type Refusal } from '../sending';
import { useScales } from '../useScales';
import { AssignSeat } from './AssignSeat';
import { HandOver } from './HandOver';
import { TriangleGaps } from './TriangleGaps';

const TRIANGLE = ['AR', 'SR', 'FR'] as const;

/** The account team: the three seats of the iron triangle, the others, and who sat there before. */
export function TeamTab({ account }: { account: AccountFacts }) {
  const { t } = useTranslation();
  const [assigning, setAssigning] = useState<SeatRole | null>(null);
  const [handing, setHanding] = useState<SeatFactsFragment | null>(null);
  const { end, refusal } = useEnd();
  const others = account.team.filter((seat) => !TRIANGLE.some((role) => role === seat.role));
  const seats = { onEnd: end, onHandOver: setHanding };
  return (
    <div className="team-tab" data-testid="team">
      <TriangleGaps account={account} />
      <Refused refusal={refusal} />
      <ul className="triangle" aria-label={t('team.triangle')}>
        {TRIANGLE.map((role) => (
          <Corner key={role} role={role} seats={account.team.filter((seat) => seat.role === role)} onAssign={() => setAssigning(role)} {...seats} />
        ))}
      </ul>
      <section className="card part" aria-label={t('team.others')}>
        <div className="section-head">
          <h2>{t('team.others')}</h2>
          <Button onClick={() => setAssigning('OWNER')}>{t('team.assignOther')}</Button>
        </div>
        {others.length === 0 ? <p className="muted">{t('team.noOthers')}</p> : null}
        <ul className="seats">
          {others.map((seat) => (
            <Seat key={seat.id} seat={seat} withRole {...seats} />
          ))}
        </ul>
      </section>
      <Fold title={t('team.history')}>
        <History seats={account.teamHistory} />
      </Fold>
      {assigning ? <AssignSeat accountId={account.id} role={assigning} onClose={() => setAssigning(null)} /> : null}
      {handing ? <HandOver account={account} from={handing.user} onClose={() => setHanding(null)} /> : null}
    </div>
  );
}

function useEnd() {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const send = useSend();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const end = (seat: SeatFactsFragment): void => {
    void send(EndSeatDocument, { input: { id: seat.id, version: seat.version } }).then((sent) => {
      setRefusal(sent.refusal ?? null);
      if (sent.done) announce(t('team.ended', { name: seat.user.name }));
    });
  };
  return { end, refusal };
}

interface SeatActions {
  onEnd: (seat: SeatFactsFragment) => void;
  onHandOver: (seat: SeatFactsFragment) => void;
}

function Corner({ role, seats, onAssign, ...actions }: SeatActions & { role: SeatRole; seats: readonly SeatFactsFragment[]; onAssign: () => void }) {
  const { t } = useTranslation();
  const scales = useScales();
  const name = scales.word('role', role);
  return (
    <li className={seats.length > 0 ? 'corner card' : 'corner card vacant'}>
      <h3>
        <span className="corner-code">{role}</span> {name}
      </h3>
      {seats.length === 0 ? <p className="muted">{t('team.vacant')}</p> : null}
      <ul className="seats">
        {seats.map((seat) => (
          <Seat key={seat.id} seat={seat} {...actions} />
        ))}
      </ul>
      <Button type={seats.length === 0 ? 'primary' : 'default'} onClick={onAssign} aria-label={t('team.assignTo', { role: name })}>
        {t('team.assign')}
      </Button>
    </li>
  );
}

function Seat({ seat, withRole = false, onEnd, onHandOver }: SeatActions & { seat: SeatFactsFragment; withRole?: boolean }) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const scales = useScales();
  return (
    <li className="seat">
      <span>
        <strong>{seat.user.name}</strong> {withRole ? <span className="chip">{scales.word('role', seat.role)}</span> : null}
        {seat.user.active ? null : <span className="chip warn">{t('team.inactive')}</span>}
      </span>
      <span className="muted">{seat.validTo ? t('team.fromTo', { from: format.date(seat.validFrom), to: format.date(seat.validTo) }) : t('team.since', { from: format.date(seat.validFrom) })}</span>
      <span className="actions">
        <Button size="small" onClick={() => onHandOver(seat)} aria-label={t('team.handOverOf', { name: seat.user.name })}>
          {t('team.handOver')}
        </Button>
        <Button size="small" onClick={() => onEnd(seat)} aria-label={t('team.endOf', { name: seat.user.name })}>
          {t('team.end')}
        </Button>
      </span>
    </li>
  );
}

function History({ seats }: { seats: readonly SeatFactsFragment[] }) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const scales = useScales();
  if (seats.length === 0) return <p className="muted">{t('team.nobody')}</p>;
  return (
    <div className="table-scroller" tabIndex={0} role="region" aria-label={t('team.history')}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('team.role')}</th>
            <th scope="col">{t('team.colleague')}</th>
            <th scope="col">{t('team.from')}</th>
            <th scope="col">{t('team.to')}</th>
          </tr>
        </thead>
        <tbody>
          {seats.map((seat) => (
            <tr key={`${seat.id} ${seat.version}`}>
              <td>{scales.word('role', seat.role)}</td>
              <th scope="row">{seat.user.name}</th>
              <td>{format.date(seat.validFrom)}</td>
              <td>{seat.validTo ? format.date(seat.validTo) : t('team.goesOn')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
