import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/noto-sans-sc/wght.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './app/App';
import { giveNonceToStyles, pageNonce } from './app/nonce';
import './app/app.css';
import { startI18n } from './i18n/i18n';
import './ownership/ownership.css';

giveNonceToStyles(pageNonce());
startI18n();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
