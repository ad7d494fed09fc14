import { Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useAnnounce } from '../../app/announcer';
import { AssignSeatDocument, type SeatRole } from '../../graphql/graphql';
import { DayField } from '../DayField';
import { Refused } from '../Refused';
import { useSend, type Refusal } from '../sending';
import { ColleagueField } from './ColleagueField';
import { useScales } from '../useScales';

/** Gives a colleague a seat for a period. */
export function AssignSeat({ accountId, role, onClose }: { accountId: string; role: SeatRole; onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const send = useSend();
  const announce = useAnnounce();
  const scales = useScales();
  const [seat, setSeat] = useState(role);
  const [userId, setUserId] = useState<string | null>(null);
  const [start, setStart] = useState<string | null>(null);
  const [end, setEnd] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const assign = async (): Promise<void> => {
    if (!userId) return;
    setBusy(true);
    const sent = await send(AssignSeatDocument, { input: { accountId, userId, role: seat, start, end } });
    setBusy(false);
    if (sent.refusal) {
      setRefusal(sent.refusal);
      return;
    }
    announce(t('team.assigned', { role: scales.word('role', seat) }));
    onClose();
  };
  return (
    <Modal open title={t('team.assign')} okText={t('team.assign')} okButtonProps={{ disabled: !userId }} cancelText={t('action.cancel')} confirmLoading={busy} onOk={() => void assign()} onCancel={onClose}>
      <div className="stacked-form">
        <Refused refusal={refusal} />
        <label htmlFor={`${id}-role`}>{t('team.role')}</label>
        <Select id={`${id}-role`} value={seat} onChange={setSeat} options={scales.choices('role') as { value: SeatRole; label: string }[]} />
        <label htmlFor={`${id}-user`}>{t('team.colleague')}</label>
        <ColleagueField id={`${id}-user`} value={userId} onChange={setUserId} />
        <label htmlFor={`${id}-start`}>{t('team.from')}</label>
        <DayField id={`${id}-start`} value={start} onChange={setStart} placeholder={t('filter.today')} />
        <label htmlFor={`${id}-end`}>{t('team.to')}</label>
        <DayField id={`${id}-end`} value={end} onChange={setEnd} placeholder={t('team.goesOn')} />
      </div>
    </Modal>
  );
}
