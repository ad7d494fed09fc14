import { CheckCircleFilled, ExclamationCircleFilled, MinusCircleOutlined, WarningFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';

import type { RelationshipStatus, StatusReasonCode } from '../graphql/graphql';

const ICONS = { RED: ExclamationCircleFilled, AMBER: WarningFilled, GREEN: CheckCircleFilled, NOT_MAPPED: MinusCircleOutlined } as const;

/** Red, amber or green: by colour, icon and word. */
export function StatusLight({ status }: { status: RelationshipStatus }) {
  const { t } = useTranslation();
  const Icon = ICONS[status];
  return (
    <span className={`status-light ${status.toLowerCase()}`} data-status={status}>
      <Icon aria-hidden="true" />
      {t(`mapStatus.${status}`)}
    </span>
  );
}

interface Reason {
  code: StatusReasonCode;
  names: readonly string[];
}

/** Why the light is what it is, with the names that decided. */
export function StatusReason({ reason }: { reason: Reason }) {
  const { t } = useTranslation();
  const names = reason.names.join(t('account.listComma'));
  return <span className="status-reason">{names === '' ? t(`statusReason.${reason.code}`) : t('account.reasonWith', { reason: t(`statusReason.${reason.code}`), names })}</span>;
}
