import { TeamOutlined } from '@ant-design/icons';
import { Button, Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useQuery } from 'urql';

import { mayRelate } from '../../app/rights';
import { useSession } from '../../app/session';
import { ColleaguesDocument, CreateAccountDocument } from '../../graphql/graphql';
import { Refused } from '../Refused';
import { useSend, type Refusal } from '../sending';

interface Props {
  company: { id: string; isAccount: boolean };
}

/** Opens the account of a company, or makes it one; nothing for those who see no accounts. */
export function MakeAccount({ company }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { state } = useSession();
  const [open, setOpen] = useState(false);
  if (state.at !== 'signed-in' || !mayRelate(state.user)) return null;
  if (company.isAccount) {
    return (
      <Button icon={<TeamOutlined aria-hidden="true" />} onClick={() => void navigate(`/account/${company.id}`)}>
        {t('account.open')}
      </Button>
    );
  }
  return (
    <>
      <Button type="primary" icon={<TeamOutlined aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t('account.make')}
      </Button>
      {open ? <MakeDialog companyId={company.id} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function MakeDialog({ companyId, onClose }: { companyId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const id = useId();
  const send = useSend();
  const { state } = useSession();
  const [{ data }] = useQuery({ query: ColleaguesDocument });
  const [chosen, setChosen] = useState<string | null>(null);
  const [tier, setTier] = useState('');
  const [segment, setSegment] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const colleagues = (data?.colleagues ?? []).filter((one) => one.active);
  const me = state.at === 'signed-in' ? colleagues.find((one) => one.login === state.user.login)?.id : undefined;
  const create = async (): Promise<void> => {
    setBusy(true);
    const input = { companyId, ownerId: chosen ?? me ?? null, tier: tier.trim() || null, segment: segment.trim() || null };
    const sent = await send(CreateAccountDocument, { input });
    setBusy(false);
    if (sent.done) void navigate(`/account/${companyId}`);
    else setRefusal(sent.refusal);
  };
  return (
    <Modal open title={t('account.make')} okText={t('account.create')} cancelText={t('action.cancel')} confirmLoading={busy} onOk={() => void create()} onCancel={onClose}>
      <div className="stacked-form">
        <Refused refusal={refusal} />
        <label htmlFor={`${id}-owner`}>{t('account.owner')}</label>
        <Select id={`${id}-owner`} value={chosen ?? me ?? null} onChange={setChosen} showSearch={{ optionFilterProp: 'label' }} options={colleagues.map((one) => ({ value: one.id, label: one.name }))} />
        <label htmlFor={`${id}-tier`}>{t('account.tier')}</label>
        <Input id={`${id}-tier`} value={tier} onChange={(event) => setTier(event.target.value)} placeholder="A / B / C" />
        <label htmlFor={`${id}-segment`}>{t('account.segment')}</label>
        <Input id={`${id}-segment`} value={segment} onChange={(event) => setSegment(event.target.value)} />
      </div>
    </Modal>
  );
}
