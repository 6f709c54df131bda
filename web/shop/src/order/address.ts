import { isRecord } from '../kept';

/** To whom and where goods go, as it is typed. */
export interface TypedAddress {
  name: string;
  phone: string;
  street: string;
  city: string;
  postcode: string;
  country: string;
}

export type AddressField = keyof TypedAddress;

export const NOBODY: TypedAddress = { name: '', phone: '', street: '', city: '', postcode: '', country: '' };

/** The longest each may be, as the API takes it. */
export const LONGEST: Record<AddressField, number> = {
  name: 200,
  phone: 50,
  street: 200,
  city: 100,
  postcode: 20,
  country: 2,
};

/** Countries one ships to from here, by their ISO code; anyone else asks the shop. */
export const COUNTRIES = [
  'AT',
  'AU',
  'BE',
  'BR',
  'CA',
  'CH',
  'CN',
  'CZ',
  'DE',
  'DK',
  'ES',
  'FI',
  'FR',
  'GB',
  'GR',
  'HK',
  'IE',
  'IT',
  'JP',
  'KR',
  'MO',
  'MY',
  'NL',
  'NO',
  'NZ',
  'PL',
  'PT',
  'SE',
  'SG',
  'TH',
  'TW',
  'US',
  'VN',
] as const;

/** What is still missing or cannot be right, by field. */
export function wrong(address: TypedAddress): AddressField[] {
  const fields: AddressField[] = ['name', 'phone', 'street', 'city', 'postcode', 'country'];
  return fields.filter((field) => {
    const text = address[field].trim();
    if (text.length > LONGEST[field]) {
      return true;
    }
    switch (field) {
      case 'postcode':
        return false;
      case 'phone':
        return !/^\+?[\d\s()./-]{5,}$/.test(text);
      case 'country':
        return !/^[A-Z]{2}$/.test(text);
      default:
        return text === '';
    }
  });
}

/** The address as it is sent: without what was left empty. */
export function sent(address: TypedAddress): Partial<TypedAddress> {
  return Object.fromEntries(
    Object.entries(address)
      .map(([field, text]: [string, string]) => [field, text.trim()])
      .filter(([, text]) => text !== ''),
  );
}

const NAME = 'oneshelf.shop.address';

/** What was typed in this tab, so that a reload does not lose it. It goes with the tab, and when the order is placed. */
export function typedBefore(): TypedAddress {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(NAME) ?? '{}');
    return isRecord(value)
      ? (Object.fromEntries(
          Object.entries(NOBODY).map(([field]) => [field, typeof value[field] === 'string' ? value[field] : '']),
        ) as unknown as TypedAddress)
      : { ...NOBODY };
  } catch {
    return { ...NOBODY };
  }
}

export function keepTyped(address: TypedAddress | undefined): void {
  try {
    if (address === undefined) {
      sessionStorage.removeItem(NAME);
    } else {
      sessionStorage.setItem(NAME, JSON.stringify(address));
    }
  } catch {
    // Nothing is kept here; a reload starts the form anew.
  }
}
