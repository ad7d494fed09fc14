import { describe, expect, it } from 'vitest';

import { displayName, registeredName } from './partyName';

const CHINESE = { name: '寰岳控股集团有限公司', otherNames: ['Huanyue Group Holding Co., Ltd.'] };
const BRITISH = { name: 'Tidewell Controls Ltd', otherNames: ['泰德威尔控制有限公司'] };

describe('displayName', () => {
  it('shows the name in the script of the reader where there is one', () => {
    expect(displayName(CHINESE, 'en')).toBe('Huanyue Group Holding Co., Ltd.');
    expect(displayName(BRITISH, 'zh')).toBe('泰德威尔控制有限公司');
    expect(displayName(CHINESE, 'zh')).toBe(CHINESE.name);
  });

  it('falls back on the registered name', () => {
    expect(displayName({ name: '平安银行股份有限公司', otherNames: ['平安银行'] }, 'en')).toBe('平安银行股份有限公司');
  });

  it('tells the registered name when another one is shown', () => {
    expect(registeredName(CHINESE, 'en')).toBe(CHINESE.name);
    expect(registeredName(CHINESE, 'zh')).toBeNull();
  });
});
