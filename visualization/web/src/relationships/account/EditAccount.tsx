import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ChangeAccountDocument } from '../../graphql/graphql';
import { Refused } from '../Refused';
import { useSend, type Refusal } from '../sending';
import type { AccountFacts } from './AccountPage';

/** Changes what is noted of an account. */
export function EditAccount({ account }: { account: AccountFacts }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="link" onClick={() => setOpen(true)}>
        {t('account.edit')}
      </Button>
      {open ? <EditDialog account={account} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function EditDialog({ account, onClose }: { account: AccountFacts; onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const send = useSend();
  const [tier, setTier] = useState(account.tier ?? '');
  const [segment, setSegment] = useState(account.segment ?? '');
  const [amount, setAmount] = useState(account.potential?.amount ?? '');
  const [currency, setCurrency] = useState(account.potential?.currency ?? 'CNY');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    const potential = amount.trim() === '' ? null : { amount: amount.trim(), currency: currency.trim() };
    const input = { id: account.id, version: account.version, tier: tier.trim() || null, segment: segment.trim() || null, potential };
    const sent = await send(ChangeAccountDocument, { input });
    setBusy(false);
    if (sent.done) onClose();
    else setRefusal(sent.refusal);
  };
  return (
    <Modal open title={t('account.edit')} okText={t('action.save')} cancelText={t('action.cancel')} confirmLoading={busy} onOk={() => void save()} onCancel={onClose}>
      <div className="stacked-form">
        <Refused refusal={refusal} />
        <label htmlFor={`${id}-tier`}>{t('account.tier')}</label>
        <Input id={`${id}-tier`} value={tier} onChange={(event) => setTier(event.target.value)} />
        <label htmlFor={`${id}-segment`}>{t('account.segment')}</label>
        <Input id={`${id}-segment`} value={segment} onChange={(event) => setSegment(event.target.value)} />
        <label htmlFor={`${id}-amount`}>{t('account.potential')}</label>
        <span className="amount-fields">
          <Input id={`${id}-amount`} inputMode="decimal" value={amount} onChange={(event) => setAmount(event.target.value)} />
          <Input aria-label={t('account.currency')} maxLength={3} value={currency} onChange={(event) => setCurrency(event.target.value.toUpperCase())} />
        </span>
      </div>
    </Modal>
  );
}
