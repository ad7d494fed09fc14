import { ArrowRightOutlined } from '@ant-design/icons';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import type { IntroductionPathsQuery } from '../../graphql/graphql';
import { displayName } from '../../ownership/partyName';

type Path = IntroductionPathsQuery['introductionPaths'][number];

/** One chain of introductions: drawn, then told hop by hop. */
export function PathCard({ path }: { path: Path }) {
  const { t } = useTranslation();
  const { language, format } = useLanguage();
  return (
    <li className="card path">
      <div className="chain" aria-hidden="true">
        <span className="link-node colleague">{path.from.name}</span>
        {path.parties.map((party, at) => (
          <Fragment key={party.id}>
            <span className="hop" style={{ opacity: 0.4 + 0.6 * (path.hops[at]?.strength ?? 0) }}>
              <ArrowRightOutlined />
            </span>
            <span className={at === path.parties.length - 1 ? 'link-node target' : 'link-node'}>{displayName(party, language)}</span>
          </Fragment>
        ))}
      </div>
      <ol className="path-steps">
        {path.steps.map((step, at) => (
          <li key={at}>
            {step}
            {path.hops[at]?.former ? <span className="chip">{t('intro.formerHop')}</span> : null}
          </li>
        ))}
      </ol>
      <p className="muted">{t('intro.strength', { percent: format.computed(path.strength * 100) })}</p>
    </li>
  );
}
