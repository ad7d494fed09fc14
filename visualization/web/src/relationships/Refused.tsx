import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';

import { ServiceSentence } from '../app/StateViews';
import type { Refusal } from './sending';

/** Why a change was not made, in words and with what to do next. */
export function Refused({ refusal }: { refusal: Refusal | null }) {
  const { t } = useTranslation();
  if (!refusal) return null;
  const detail = `${refusal.detail} ${refusal.nextStep}`.trim();
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={t(`problem.${refusal.code}.title`)}
      description={
        <>
          {t(`problem.${refusal.code}.next`)}
          <ServiceSentence detail={detail} />
        </>
      }
    />
  );
}
