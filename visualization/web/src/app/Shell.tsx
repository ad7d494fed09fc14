import { LogoutOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, NavLink, Outlet, useLocation } from 'react-router';

import { CompanySearch } from '../ownership/home/CompanySearch';
import { Brand } from './Brand';
import { LanguageSwitch } from './LanguageSwitch';
import { problemOf } from './problem';
import { mayImport, mayRelate } from './rights';
import { useSession, type SignedIn } from './session';
import { Failed, Loading } from './StateViews';

/** The frame of every page behind the sign-in; sends to the sign-in page and back when there is no session. */
export function Shell() {
  const { state, ask } = useSession();
  const location = useLocation();
  if (state.at === 'asking') return <Loading />;
  if (state.at === 'failed') return <Failed problem={problemOf(state.problem)} onRetry={ask} />;
  if (state.at === 'signed-out') {
    const next = encodeURIComponent(location.pathname + location.search);
    return <Navigate to={location.pathname === '/' ? '/sign-in' : `/sign-in?next=${next}`} replace />;
  }
  return (
    <div className="shell">
      <SkipLink />
      <TopBar user={state.user} />
      <main id="main" className="page" tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <Foot />
    </div>
  );
}

function SkipLink() {
  const { t } = useTranslation();
  return (
    <a className="skip-link" href="#main">
      {t('app.skip')}
    </a>
  );
}

function TopBar({ user }: { user: SignedIn }) {
  const { t } = useTranslation();
  const { signOut } = useSession();
  const { pathname } = useLocation();
  return (
    <header className="top-bar">
      <Link to="/" className="brand-link" aria-label={t('app.home')}>
        <Brand />
      </Link>
      <nav aria-label={t('app.navigation')}>
        <NavLink to="/" end>
          {t('app.companies')}
        </NavLink>
        {mayRelate(user) ? <NavLink to="/accounts">{t('app.accounts')}</NavLink> : null}
        {mayRelate(user) ? <NavLink to="/day">{t('app.day')}</NavLink> : null}
          {mayImport(user) ? <NavLink to="/import">{t('app.import')}</NavLink> : null}
          {mayImport(user) ? <NavLink to="/review">{t('app.review')}</NavLink> : null}
      </nav>
      <div className="top-search">{pathname === '/' ? null : <CompanySearch compact />}</div>
      <LanguageSwitch />
      <span className="who">
        <span className="who-name">{user.name}</span>
        <span className="muted">{t(`role.${user.role}`)}</span>
      </span>
      <Button type="text" icon={<LogoutOutlined />} aria-label={t('app.signOut')} title={t('app.signOut')} onClick={() => void signOut()} />
    </header>
  );
}

function Foot() {
  const { t } = useTranslation();
  return (
    <footer className="foot">
      <span>{t('app.foot')}</span>
      <a href="/THIRD_PARTY_NOTICES.txt">{t('app.notices')}</a>
    </footer>
  );
}
