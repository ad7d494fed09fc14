import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import type { TreeData } from './treeData';

/** The tree in figures. */
export function TreeSummary({ data }: { data: TreeData }) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const figures = [
    { name: t('tree.companies'), value: data.summary.companies },
    { name: t('tree.controlledCount'), value: data.summary.controlled },
    { name: t('tree.accounts'), value: data.summary.accounts },
  ];
  return (
    <dl className="figures inline">
      {figures.map((figure) => (
        <div key={figure.name}>
          <dd>{format.count(figure.value)}</dd>
          <dt>{figure.name}</dt>
        </div>
      ))}
      <div>
        <dd>{format.date(data.asOf)}</dd>
        <dt>{t('filter.asOf')}</dt>
      </div>
      {data.hidden > 0 ? (
        <div>
          <dd>{format.count(data.hidden)}</dd>
          <dt>{t('tree.hidden')}</dt>
        </div>
      ) : null}
    </dl>
  );
}
