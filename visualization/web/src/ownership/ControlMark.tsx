import { CheckCircleFilled, MinusCircleOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';

import type { ControlCertainty } from '../graphql/graphql';

const MARKS = {
  CERTAIN: { Icon: CheckCircleFilled, tone: 'yes' },
  POSSIBLE: { Icon: QuestionCircleOutlined, tone: 'possible' },
  NONE: { Icon: MinusCircleOutlined, tone: 'no' },
} as const;

/** Whether control is certain, possible or absent: icon and words, or other words for the same. */
export function ControlMark({ certainty, text }: { certainty: ControlCertainty | null; text?: string }) {
  const { t } = useTranslation();
  const name = certainty ?? 'NONE';
  const { Icon, tone } = MARKS[name];
  return (
    <span className={`control ${tone}`}>
      <Icon aria-hidden="true" />
      <span>{text ?? t(`control.${name}`)}</span>
    </span>
  );
}
