import { WarningFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';

interface Identifier {
  scheme: string;
  value: string;
  valid: boolean;
}

/** Identifiers with their scheme; one that fails its check digit says so. */
export function Identifiers({ identifiers }: { identifiers: readonly Identifier[] }) {
  const { t } = useTranslation();
  return (
    <ul className="identifiers">
      {identifiers.map((one) => (
        <li key={`${one.scheme} ${one.value}`}>
          <span className="muted">{one.scheme}</span> <code>{one.value}</code>
          {one.valid ? null : (
            <span className="invalid">
              <WarningFilled aria-hidden="true" /> {t('company.invalid')}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
