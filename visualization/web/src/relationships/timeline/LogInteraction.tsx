import { CommentOutlined, MailOutlined, PhoneOutlined, ShopOutlined, TeamOutlined } from '@ant-design/icons';
import { App, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';

import { useAnnounce } from '../../app/announcer';
import { useLanguage } from '../../app/useLanguage';
import { AccountContactsDocument, LogInteractionDocument, type InteractionKind } from '../../graphql/graphql';
import { displayName } from '../../ownership/partyName';
import { Refused } from '../Refused';
import { useSend, type Refusal } from '../sending';

const KINDS = [
  ['VISIT', ShopOutlined],
  ['MEETING', TeamOutlined],
  ['CALL', PhoneOutlined],
  ['EMAIL', MailOutlined],
  ['CHAT', CommentOutlined],
] as const;

/** Writes down what just took place: tick who was there, press what it was. */
export function LogInteraction({ accountId, onDone }: { accountId: string; onDone?: () => void }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { message } = App.useApp();
  const announce = useAnnounce();
  const id = useId();
  const send = useSend();
  const [{ data, fetching }] = useQuery({ query: AccountContactsDocument, variables: { id: accountId } });
  const [people, setPeople] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const contacts = data?.account?.contacts ?? [];
  const toggle = (person: string): void => setPeople(people.includes(person) ? people.filter((one) => one !== person) : [...people, person]);
  const log = async (kind: InteractionKind): Promise<void> => {
    setBusy(true);
    const sent = await send(LogInteractionDocument, { input: { kind, accountId, personIds: [...people], note: note.trim() || null } });
    setBusy(false);
    setRefusal(sent.refusal ?? null);
    if (!sent.done) return;
    const said = t('log.done', { kind: t(`interaction.${kind}`) });
    announce(said);
    void message.success(said);
    setPeople([]);
    setNote('');
    onDone?.();
  };
  if (!fetching && contacts.length === 0) return <p className="muted">{t('account.noContacts')}</p>;
  return (
    <section className="card log" aria-label={t('log.heading')} data-testid="log">
      <Refused refusal={refusal} />
      <p>{t('log.who')}</p>
      <div className="log-people" role="group" aria-label={t('log.who')}>
        {contacts.map((contact) => (
          <button key={contact.id} type="button" aria-pressed={people.includes(contact.id)} onClick={() => toggle(contact.id)}>
            {displayName(contact, language)}
          </button>
        ))}
      </div>
      <label htmlFor={id}>{t('log.note')}</label>
      <Input.TextArea id={id} rows={2} value={note} onChange={(event) => setNote(event.target.value)} />
      <p>{people.length === 0 ? t('log.whoFirst') : t('log.what')}</p>
      <div className="log-kinds" role="group" aria-label={t('log.what')}>
        {KINDS.map(([kind, Icon]) => (
          <button key={kind} type="button" disabled={busy || people.length === 0} onClick={() => void log(kind)}>
            <Icon aria-hidden="true" />
            {t(`interaction.${kind}`)}
          </button>
        ))}
      </div>
    </section>
  );
}
