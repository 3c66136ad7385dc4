import type { DemoShopper } from '../core/command/command.ts'

/** Who shops when `demo order` plays an order: made-up people at plausible addresses, by market. */
export const demoShoppers: Readonly<Record<string, DemoShopper>> = {
  fr: {
    shipTo: { country: 'FR', name: 'Anne Martin', line1: '3 rue de la Paix', postalCode: '75002', city: 'Paris' },
  },
  de: { shipTo: { country: 'DE', name: 'Jan Weber', line1: 'Lindenstraße 5', postalCode: '10969', city: 'Berlin' } },
  es: {
    shipTo: {
      country: 'ES',
      name: 'Ana Ruiz',
      line1: 'Calle Mayor 1',
      postalCode: '28013',
      city: 'Madrid',
      subdivision: 'ES-M',
    },
  },
  gb: {
    shipTo: { country: 'GB', name: 'Joan Smith', line1: '1 High Street', postalCode: 'B1 1AA', city: 'Birmingham' },
  },
  ch: { shipTo: { country: 'CH', name: 'Urs Meier', line1: 'Bahnhofstrasse 1', postalCode: '8001', city: 'Zürich' } },
  us: {
    shipTo: {
      country: 'US',
      name: 'Pat Jones',
      line1: '1 Main Street',
      postalCode: '10001',
      city: 'New York',
      subdivision: 'US-NY',
    },
  },
  ca: {
    shipTo: {
      country: 'CA',
      name: 'Lee Roy',
      line1: '1 King Street',
      postalCode: 'M5V 2T6',
      city: 'Toronto',
      subdivision: 'CA-ON',
    },
  },
  jp: {
    shipTo: {
      country: 'JP',
      name: '山田太郎',
      line1: '1-1-1',
      postalCode: '100-0001',
      city: '千代田区',
      subdivision: 'JP-13',
    },
  },
  cn: {
    shipTo: {
      country: 'CN',
      name: '王伟',
      line1: '世纪大道1号',
      district: '浦东新区',
      postalCode: '200120',
      city: '上海市',
      subdivision: 'CN-SH',
    },
  },
  in: {
    shipTo: {
      country: 'IN',
      name: 'Asha Rao',
      line1: '1 MG Road',
      postalCode: '400001',
      city: 'Mumbai',
      subdivision: 'IN-MH',
    },
  },
  br: {
    shipTo: {
      country: 'BR',
      name: 'Ana Lima',
      line1: 'Av. Paulista 1',
      district: 'Bela Vista',
      postalCode: '01310-100',
      city: 'São Paulo',
      subdivision: 'BR-SP',
    },
    taxId: '390.533.447-05',
  },
}
