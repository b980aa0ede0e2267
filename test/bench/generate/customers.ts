import type { FieldsOf } from '#domain/model/collections.ts';
import type { ContactPoint } from '#domain/model/customer-fields.ts';
import type { CustomerId, OrganisationId } from '#domain/model/ids.ts';
import { plainFile, plainOrganisation } from '#domain/model/plain-file.ts';
import type { StoredRecord } from '#domain/model/record.ts';
import type { Random } from './random.ts';
import * as en from './words-en.ts';
import * as zh from './words-zh.ts';
import { idOf, randomFor, type World } from './world.ts';

const month = 30 * 24 * 60 * 60_000;

function createdAt(world: World, n: number): number {
  return world.begins - month + Math.floor((n / world.customers) * (world.now - world.begins));
}

export function customerIdOf(world: World, n: number): CustomerId {
  return idOf(world, 'customer', n, createdAt(world, n));
}

export function speaksChinese(world: World, customer: number): boolean {
  return new Set([0, 1, 2, 4, 5, 7, 9]).has((customer * 7 + world.seed) % 10);
}

function organisationIdOf(world: World, n: number): OrganisationId {
  return idOf(world, 'organisation', n, world.begins - month);
}

export function organisationAt(world: World, n: number): StoredRecord<'organisation'> {
  const random = randomFor(world, 'organisation', n);
  const name = random.chance(0.7)
    ? `${random.pick(zh.cities)}${random.pick(zh.organisationNames)}${random.pick(zh.organisationKinds)}`
    : `${random.pick(en.organisationNames)} ${random.pick(en.organisationKinds)}`;
  const fields = { name, notes: '', createdAt: world.begins - month, ...plainOrganisation };
  return { collection: 'organisation', id: organisationIdOf(world, n), scope: 'workspace', rev: 1, fields };
}

export function customerAt(world: World, n: number): StoredRecord<'customer'> {
  const random = randomFor(world, 'customer', n);
  const chinese = speaksChinese(world, n);
  const words = chinese ? zh : en;
  const name = chinese ? chineseName(random) : `${random.pick(en.firstNames)} ${random.pick(en.lastNames)}`;
  const at = createdAt(world, n);
  const fields: FieldsOf<'customer'> = {
    name,
    organisationId: random.chance(0.15) ? organisationIdOf(world, random.int(world.organisations)) : null,
    contactPoints: contactPoints(random, chinese, n),
    tier: random.chance(0.04) ? 'vip' : 'standard',
    language: chinese ? 'zh-CN' : 'en',
    notes: random.chance(0.2) ? random.pick(words.customerNotes) : '',
    tags: random.chance(0.1) ? [random.pick(words.tags)] : [],
    createdAt: at,
    recordedAt: at + 800,
    externalId: null,
    mergedIntoId: null,
    merge: null,
    apartFromIds: [],
    ...plainFile,
  };
  return { collection: 'customer', id: customerIdOf(world, n), scope: 'workspace', rev: 1, fields };
}

function chineseName(random: Random): string {
  const surname = random.chance(0.02) ? random.pick(zh.compoundSurnames) : random.favour(zh.surnames);
  return `${surname}${random.pick(zh.givenNames)}${random.chance(0.75) ? random.pick(zh.givenNames) : ''}`;
}

function contactPoints(random: Random, chinese: boolean, n: number): ContactPoint[] {
  const mobile = `1${random.pick(['38', '39', '50', '58', '77', '86', '91'])}${random.digits(8)}`;
  const points: ContactPoint[] = [{ kind: 'phone', value: chinese ? mobile : `+44 7${random.digits(9)}`, label: '' }];
  if (random.chance(0.15))
    points.push({ kind: 'phone', value: `010-${random.digits(8)}`, label: chinese ? '单位' : 'work' });
  if (random.chance(0.4)) points.push({ kind: 'email', value: `user${n}@mail${random.int(20)}.example`, label: '' });
  if (chinese && random.chance(0.3))
    points.push({
      kind: 'address',
      value: `${random.pick(zh.cities)}市${random.pick(zh.streets)}${random.between(1, 399)}号${random.between(1, 30)}栋${random.between(101, 3204)}室`,
      label: '家',
    });
  if (random.chance(0.24))
    points.push({ kind: 'phone', value: `1${random.digits(10)}`, label: chinese ? '手机' : 'mobile' });
  if (random.chance(0.4)) points.push({ kind: 'chat', value: `${chinese ? 'wx' : '@'}${random.digits(8)}`, label: '' });
  return points;
}
