import { Alert, Button, Card, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';

import { Brand } from './Brand';
import { LanguageSwitch } from './LanguageSwitch';
import { problemOf, type Problem } from './problem';
import { call, ServiceProblem } from './rest';
import { safeNext } from './safeNext';
import { useSession, type SignedIn } from './session';
import { useLanguage } from './useLanguage';
import { usePageTitle } from './usePageTitle';

interface DemoUser {
  login: string;
  password: string;
  name: string;
  nameZh: string;
  role: SignedIn['role'];
}

export function SignInPage() {
  const { t } = useTranslation();
  const { state, signIn } = useSession();
  const [params] = useSearchParams();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  usePageTitle(t('signIn.title'));
  if (state.at === 'signed-in') return <Navigate to={safeNext(params.get('next'))} replace />;

  const submit = (login: string, password: string): void => {
    setBusy(true);
    setProblem(null);
    signIn(login, password)
      .catch((error: unknown) => {
        setProblem(error instanceof ServiceProblem ? problemOf(error) : { code: 'INTERNAL', detail: '' });
      })
      .finally(() => setBusy(false));
  };
  const expired = state.at === 'signed-out' && state.expired;
  return (
    <div className="sign-in">
      <header className="sign-in-top">
        <Brand />
        <LanguageSwitch />
      </header>
      <main id="main" className="sign-in-main">
        <div className="sign-in-words">
          <h1>{t('signIn.heading')}</h1>
          <p>{t('signIn.lead')}</p>
        </div>
        <Card className="sign-in-card">
          <h2>{t('signIn.title')}</h2>
          {expired && !problem ? <Alert type="info" showIcon title={t('signIn.expired')} /> : null}
          {problem ? <Alert type="error" showIcon role="alert" title={problem.code === 'UNAUTHENTICATED' ? t('signIn.wrong') : t(`problem.${problem.code}.title`)} /> : null}
          <SignInForm busy={busy} onSubmit={submit} />
          <DemoUsers busy={busy} onChoose={(user) => submit(user.login, user.password)} />
        </Card>
      </main>
    </div>
  );
}

function SignInForm({ busy, onSubmit }: { busy: boolean; onSubmit: (login: string, password: string) => void }) {
  const { t } = useTranslation();
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={(values: { login: string; password: string }) => onSubmit(values.login, values.password)}
    >
      <Form.Item name="login" label={t('signIn.login')} rules={[{ required: true, message: t('signIn.loginMissing') }]}>
        <Input size="large" autoComplete="username" />
      </Form.Item>
      <Form.Item name="password" label={t('signIn.password')} rules={[{ required: true, message: t('signIn.passwordMissing') }]}>
        <Input.Password size="large" autoComplete="current-password" visibilityToggle={false} />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {t('signIn.submit')}
      </Button>
    </Form>
  );
}

function DemoUsers({ busy, onChoose }: { busy: boolean; onChoose: (user: DemoUser) => void }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [users, setUsers] = useState<DemoUser[]>([]);
  useEffect(() => {
    call<DemoUser[]>('/api/demo-users').then(
      (found) => setUsers(found ?? []),
      () => setUsers([]),
    );
  }, []);
  if (users.length === 0) return null;
  return (
    <section className="demo-users" aria-labelledby="demo-users">
      <h3 id="demo-users">{t('signIn.demo')}</h3>
      <ul>
        {users.map((user) => (
          <li key={user.login}>
            <button type="button" className="demo-user" disabled={busy} onClick={() => onChoose(user)} data-login={user.login}>
              <span className="initial" aria-hidden="true">
                {(language === 'zh' ? user.nameZh : user.name).slice(0, 1)}
              </span>
              <span>
                <strong>{language === 'zh' ? user.nameZh : user.name}</strong>
                <span className="muted">{t(`role.${user.role}`)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
