import { App, Checkbox, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';

import { AccountDocument, HandOverDocument } from '../../graphql/graphql';
import type { AccountFacts } from '../account/AccountPage';
import { DayField } from '../DayField';
import { Refused } from '../Refused';
import { useSend, type Refusal } from '../sending';
import { ColleagueField } from './ColleagueField';

interface Props {
  account: AccountFacts;
  from: { id: string; name: string };
  onClose: () => void;
}

/** Gives all seats and open actions of a colleague to another, at this account or at all of them. */
export function HandOver({ account, from, onClose }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const send = useSend();
  const client = useClient();
  const { message } = App.useApp();
  const [to, setTo] = useState<string | null>(null);
  const [on, setOn] = useState<string | null>(null);
  const [everywhere, setEverywhere] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const give = async (): Promise<void> => {
    if (!to) return;
    setBusy(true);
    const input = { fromUserId: from.id, toUserId: to, on, accountIds: everywhere ? null : [account.id] };
    const sent = await send(HandOverDocument, { input });
    setBusy(false);
    if (sent.refusal) {
      setRefusal(sent.refusal);
      return;
    }
    void message.success(t('team.handedOver', { seats: sent.done.seats, actions: sent.done.actions }));
    // The answer names no account, so that the cache cannot know what became old.
    await client.query(AccountDocument, { id: account.id }, { requestPolicy: 'network-only' }).toPromise();
    onClose();
  };
  return (
    <Modal open title={t('team.handOverOf', { name: from.name })} okText={t('team.handOver')} okButtonProps={{ disabled: !to }} cancelText={t('action.cancel')} confirmLoading={busy} onOk={() => void give()} onCancel={onClose}>
      <div className="stacked-form">
        <Refused refusal={refusal} />
        <p className="muted">{t('team.handOverHelp')}</p>
        <label htmlFor={`${id}-to`}>{t('team.successor')}</label>
        <ColleagueField id={`${id}-to`} value={to} onChange={setTo} without={from.id} />
        <label htmlFor={`${id}-on`}>{t('team.from')}</label>
        <DayField id={`${id}-on`} value={on} onChange={setOn} placeholder={t('filter.today')} />
        <Checkbox checked={everywhere} onChange={(event) => setEverywhere(event.target.checked)}>
          {t('team.everywhere')}
        </Checkbox>
      </div>
    </Modal>
  );
}
