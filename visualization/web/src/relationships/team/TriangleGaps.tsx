import { CheckCircleFilled, WarningFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';

import { useScales } from '../useScales';
import type { AccountTeamFragment } from '../../graphql/graphql';

/** Whether the iron triangle stands; if not, what it lacks. */
export function TriangleGaps({ account }: { account: AccountTeamFragment }) {
  const { t } = useTranslation();
  const scales = useScales();
  if (account.triangleComplete) {
    return (
      <p className="triangle-state complete">
        <CheckCircleFilled aria-hidden="true" /> {t('team.complete')}
      </p>
    );
  }
  return (
    <div className="triangle-state incomplete">
      <p>
        <WarningFilled aria-hidden="true" /> {t('team.incomplete')}
      </p>
      <ul>
        {account.triangleGaps.map((gap) => (
          <li key={gap.kind + gap.roles.join()}>
            {t(`triangleGap.${gap.kind}`, {
              roles: gap.roles.map((role) => scales.word('role', role)).join(t('account.listComma')),
              names: gap.names.join(t('account.listComma')),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
