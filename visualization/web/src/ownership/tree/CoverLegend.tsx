import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import { mayRelate } from '../../app/rights';
import { useSession } from '../../app/session';
import { COLOURINGS, type ViewState } from '../company/viewState';
import { CoverMark } from './CoverMark';
import type { TreeData } from './treeData';

interface Props {
  data: TreeData;
  view: ViewState;
  change: (part: Partial<ViewState>) => void;
}

/** Chooses what the colours show; of coverage also what each says, and how much of the tree is covered. */
export function CoverLegend({ data, view, change }: Props) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const { state } = useSession();
  if (state.at !== 'signed-in' || !mayRelate(state.user)) return null;
  const found = data.summary.rollUp;
  return (
    <div className="cover-legend">
      <span>{t('coverage.by')}</span>
      <Segmented aria-label={t('coverage.by')} value={view.colour} onChange={(colour) => change({ colour })} options={COLOURINGS.map((value) => ({ value, label: t(`coverage.${value}`) }))} />
      {view.colour === 'control' ? null : <Steps colour={view.colour} />}
      {found ? (
        <span data-testid="covered" data-covered={found.covered}>
          {t('coverage.rolledUp', { covered: found.covered, companies: found.companies, percent: format.computed(found.coveragePercent) })}
        </span>
      ) : null}
    </div>
  );
}

function Steps({ colour }: { colour: Exclude<ViewState['colour'], 'control'> }) {
  const { t } = useTranslation();
  const steps = {
    commercial: [['green', t('commercial.CUSTOMER')], ['amber', t('commercial.OPPORTUNITY')], ['red', t('commercial.LEAD')], ['none', t('commercial.NONE')]],
    relationship: [['green', t('mapStatus.GREEN')], ['amber', t('mapStatus.AMBER')], ['red', t('mapStatus.RED')], ['none', t('mapStatus.NOT_MAPPED')]],
    triangle: [['green', t('team.complete')], ['none', t('team.incomplete')]],
  } as const;
  return (
    <ul aria-label={t('coverage.legend')}>
      {steps[colour].map(([tone, text]) => (
        <li key={tone}>
          <CoverMark tone={tone} text={text} />
        </li>
      ))}
    </ul>
  );
}
