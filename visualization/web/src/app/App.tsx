import { App as AntApp, ConfigProvider } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';

import { HomePage } from '../ownership/home/HomePage';
import { Announcer } from './announcer';
import { antLocale } from './antLocale';
import { pageNonce } from './nonce';
import { NotFoundPage } from './NotFoundPage';
import { SessionProvider } from './session';
import { Shell } from './Shell';
import { SignInPage } from './SignInPage';
import { Loading } from './StateViews';
import { themeFor } from './theme';
import { useLanguage } from './useLanguage';
import { STILL, useMedia } from './useMedia';

const CompanyPage = lazy(() => import('../ownership/company/CompanyPage'));
const ImportPage = lazy(() => import('../ownership/imports/ImportPage'));
const ReviewPage = lazy(() => import('../ownership/review/ReviewPage'));
const PartyPage = lazy(() => import('../ownership/party/PartyPage'));
const AccountsPage = lazy(() => import('../relationships/accounts/AccountsPage'));
const AccountPage = lazy(() => import('../relationships/account/AccountPage'));
const MyDayPage = lazy(() => import('../relationships/day/MyDayPage'));

const csp = { nonce: pageNonce() };

export function App() {
  const { language } = useLanguage();
  const still = useMedia(STILL);
  const theme = useMemo(() => themeFor(still), [still]);
  useEffect(() => {
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  }, [language]);
  return (
    <ConfigProvider theme={theme} locale={antLocale(language)} csp={csp} button={{ autoInsertSpace: false }}>
      <AntApp component={false}>
        <Announcer>
          <SessionProvider>
            <BrowserRouter>
              <Suspense fallback={<Loading />}>
                <Routes>
                  <Route path="/sign-in" element={<SignInPage />} />
                  <Route element={<Shell />}>
                    <Route index element={<HomePage />} />
                    <Route path="/company/:id" element={<CompanyPage />} />
                    <Route path="/party/:id" element={<PartyPage />} />
                    <Route path="/accounts" element={<AccountsPage />} />
                    <Route path="/account/:id" element={<AccountPage />} />
                    <Route path="/day" element={<MyDayPage />} />
                    <Route path="/import" element={<ImportPage />} />
                    <Route path="/review" element={<ReviewPage />} />
                    <Route path="*" element={<NotFoundPage />} />
                  </Route>
                </Routes>
              </Suspense>
            </BrowserRouter>
          </SessionProvider>
        </Announcer>
      </AntApp>
    </ConfigProvider>
  );
}
