import { describe, expect, it } from 'vitest';
import { NOBODY, sent, wrong, type TypedAddress } from './address';

const WHOLE: TypedAddress = {
  name: '李雷',
  phone: '+86 138 0013 8000',
  street: '南京东路 100 号',
  city: '上海',
  postcode: '',
  country: 'CN',
};

describe('an address', () => {
  it('is whole without a postcode, which not every country has', () => {
    expect(wrong(WHOLE)).toEqual([]);
  });

  it('names what is missing', () => {
    expect(wrong(NOBODY)).toEqual(['name', 'phone', 'street', 'city', 'country']);
  });

  it.each(['abc', '12', '++44 1'])('does not take "%s" for a phone', (phone) => {
    expect(wrong({ ...WHOLE, phone })).toEqual(['phone']);
  });

  it('is not longer than the API takes', () => {
    expect(wrong({ ...WHOLE, street: 'x'.repeat(201) })).toEqual(['street']);
  });

  it('is sent without what was left empty, and without spaces around it', () => {
    expect(sent({ ...WHOLE, city: ' 上海 ' })).toEqual({
      name: '李雷',
      phone: '+86 138 0013 8000',
      street: '南京东路 100 号',
      city: '上海',
      country: 'CN',
    });
  });
});
