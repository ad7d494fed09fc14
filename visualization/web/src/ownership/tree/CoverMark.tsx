import { CheckCircleFilled, ExclamationCircleFilled, MinusCircleOutlined, WarningFilled } from '@ant-design/icons';

import type { Tone } from './coverage';

const ICONS = { green: CheckCircleFilled, amber: WarningFilled, red: ExclamationCircleFilled, none: MinusCircleOutlined } as const;

/** How covered a company is: icon, colour and word. */
export function CoverMark({ tone, text }: { tone: Tone; text: string }) {
  const Icon = ICONS[tone];
  return (
    <span className={`cover ${tone}`} data-cover={tone}>
      <Icon aria-hidden="true" /> {text}
    </span>
  );
}
