// Facts about the settings of a mailbox, and about the zones and languages to choose from, as the sandbox's Exchange plays them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, codeOf, grace, startExchangeWorld, valuesOf, type ExchangeWorld } from '../../support/exchangeWorld.ts';
import { checkGraph } from '../../support/graphSchema.ts';

const settings = `/v1.0/users/${ada}/mailboxSettings`;
let world: ExchangeWorld;
beforeAll(async () => {
  world = await startExchangeWorld();
});
afterAll(() => world.close());

describe('mailbox settings', () => {
  it('are changed one by one, answer with what changed, and stay', async () => {
    const answer = await world.send('PATCH', settings, {
      timeZone: 'Tokyo Standard Time',
      timeFormat: 'HH:mm',
      delegateMeetingMessageDeliveryOptions: 'SendToDelegateAndPrincipal',
    });
    expect([answer.status, checkGraph(answer.body, 'mailboxSettings')]).toEqual([200, []]);
    expect(answer.body).not.toHaveProperty('workingHours');
    const { body } = await world.send('GET', settings);
    expect(checkGraph(body, 'mailboxSettings')).toEqual([]);
    expect(body).toMatchObject({
      timeZone: 'Tokyo Standard Time',
      timeFormat: 'HH:mm',
      dateFormat: 'dd/MM/yyyy',
      delegateMeetingMessageDeliveryOptions: 'sendToDelegateAndPrincipal',
    });
    expect((await world.send('GET', `/v1.0/users/${grace}/mailboxSettings/timeZone`)).body['value']).toBe(
      'Eastern Standard Time',
    );
  });

  it('working hours keep what was not given, and times have seven digits', async () => {
    const given = { startTime: '09:30:00', timeZone: { name: 'Europe/Berlin' } };
    await world.send('PATCH', settings, { workingHours: given });
    expect((await world.send('GET', `${settings}/workingHours`)).body).toMatchObject({
      daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      startTime: '09:30:00.0000000',
      endTime: '17:00:00.0000000',
      timeZone: { name: 'Europe/Berlin' },
    });
  });

  it('automatic replies are scheduled in any zone and told in UTC', async () => {
    const at = (dateTime: string) => ({ dateTime, timeZone: 'W. Europe Standard Time' });
    const { body } = await world.send('PATCH', settings, {
      automaticRepliesSetting: {
        status: 'Scheduled',
        internalReplyMessage: 'Away',
        scheduledStartDateTime: at('2026-12-24T12:00:00'),
        scheduledEndDateTime: at('2026-12-27T08:00:00'),
      },
    });
    expect(checkGraph(body, 'mailboxSettings')).toEqual([]);
    expect(body['automaticRepliesSetting']).toMatchObject({
      status: 'scheduled',
      externalAudience: 'none',
      scheduledStartDateTime: { dateTime: '2026-12-24T11:00:00.0000000', timeZone: 'UTC' },
    });
  });

  it('a language comes with its name', async () => {
    await world.send('PATCH', settings, { language: { locale: 'de-de' } });
    expect((await world.send('GET', `${settings}/language`)).body).toMatchObject({
      locale: 'de-DE',
      displayName: 'German (Germany)',
    });
    expect((await world.send('GET', `${settings}/userPurpose`)).body['value']).toBe('user');
    expect((await world.send('GET', `${settings}/archiveFolder`)).status).toBe(204);
    expect((await world.send('GET', `${settings}/nonsense`)).status).toBe(400);
  });

  it.each([
    ['an unknown zone', { timeZone: 'Atlantis Standard Time' }, 'InvalidTimeZone'],
    ['an unknown zone of hours', { workingHours: { timeZone: { name: 'Nowhere' } } }, 'InvalidTimeZone'],
    ['hours that end first', { workingHours: { endTime: '07:00:00' } }, 'ErrorInvalidTimeSettings'],
    ['a time that is none', { workingHours: { startTime: '08' } }, 'RequestBodyRead'],
    ['an unknown language', { language: { locale: 'not a language' } }, 'InvalidArguments'],
    ['an unknown setting', { theme: 'dark' }, 'RequestBodyRead'],
  ])('with %s are refused', async (_what, body, code) => {
    const answer = await world.send('PATCH', settings, body);
    expect([answer.status, codeOf(answer)]).toEqual([400, code]);
  });

  it('need a permission of their own to be changed', async () => {
    const token = await world.tokenWith({ roles: ['MailboxSettings.Read'] });
    const headers = { Authorization: `Bearer ${token}` };
    expect((await world.send('GET', settings, undefined, headers)).status).toBe(200);
    expect((await world.send('PATCH', settings, { timeZone: 'UTC' }, headers)).status).toBe(403);
  });
});

describe('what Outlook offers', () => {
  const outlook = `/v1.0/users/${ada}/outlook`;

  it('time zones go by Windows names, or by IANA names when asked', async () => {
    const windows = valuesOf(await world.send('GET', `${outlook}/supportedTimeZones`));
    expect(checkGraph(windows, 'timeZoneInformation[]')).toEqual([]);
    expect(windows).toContainEqual({
      alias: 'W. Europe Standard Time',
      displayName: '(UTC+01:00) W. Europe Standard Time',
    });
    const type = "supportedTimeZones(TimeZoneStandard=microsoft.graph.timeZoneStandard'Iana')";
    const iana = valuesOf(await world.send('GET', `${outlook}/${type}`));
    expect(iana).toContainEqual({ alias: 'Europe/Berlin', displayName: 'Europe/Berlin' });
    const wrong = "supportedTimeZones(TimeZoneStandard=microsoft.graph.timeZoneStandard'Julian')";
    expect((await world.send('GET', `${outlook}/${wrong}`)).status).toBe(400);
  });

  it('languages go by locale', async () => {
    const languages = valuesOf(await world.send('GET', `${outlook}/supportedLanguages()`));
    expect(checkGraph(languages, 'localeInfo[]')).toEqual([]);
    expect(languages).toContainEqual({ locale: 'fr-FR', displayName: 'French (France)' });
  });
});
