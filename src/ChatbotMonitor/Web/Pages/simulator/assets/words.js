// The page's own sentences. What the bot says comes from config/texts.
const words = {
  en: {
    simulator: 'Simulator', stays_here: 'Three phones and the real program behind them. Nothing leaves this computer.',
    page_language: 'Language of this page', devices: 'Devices',
    live: 'connected', connecting: 'connecting…', offline: 'no connection, trying again',
    telegram: 'Resident: Telegram', sms: 'Resident: SMS', coordinator: 'Coordinator',
    telegram_short: 'Telegram', sms_short: 'SMS', coordinator_short: 'Coordinator',
    resident: 'Resident {n}', new_resident: 'New resident', residents: 'Residents',
    bot: 'bot', phone_language: 'Language of the phone', clear: 'Clear the screen',
    message: 'Message', send: 'Send', attach: 'Attach', close: 'Close',
    photo: 'Sample photo', photo_alt: 'A sample photo: a queue at an office', location: 'Location: {place}', location_alt: 'A place on the map',
    start: 'Start', empty_chat: 'Press Start, and the bot will introduce itself.',
    empty_sms: 'Write to the bot: a survey’s keyword, or in your own words what happened.',
    empty_coordinator: 'Send /join and your invitation code: it stands in config/people.yaml, under “invite”.',
    digest: 'Digest now', digest_asked: 'Sent to all who have joined.', digest_failed: 'The digest could not be sent: see the program’s console.',
    waiting: 'not sent yet', refused: 'Not taken: {why}',
    segments_one: '{n} segment', segments_other: '{n} segments',
    total: 'This conversation', total_parts: 'from the bot {bot}, from the phone {me}',
    sms_to: 'To the bot', sms_from: 'From the bot', keypad: 'Keypad', erase: 'Erase', up: 'Scroll up', down: 'Scroll down',
    bishkek: 'Bishkek', osh: 'Osh', karakol: 'Karakol',
  },
  ru: {
    simulator: 'Симулятор', stays_here: 'Три телефона, за ними настоящая программа. Ничего не уходит с этого компьютера.',
    page_language: 'Язык страницы', devices: 'Устройства',
    live: 'на связи', connecting: 'подключаемся…', offline: 'нет связи, пробуем снова',
    telegram: 'Житель: Telegram', sms: 'Житель: SMS', coordinator: 'Координатор',
    telegram_short: 'Telegram', sms_short: 'SMS', coordinator_short: 'Координатор',
    resident: 'Житель {n}', new_resident: 'Новый житель', residents: 'Жители',
    bot: 'бот', phone_language: 'Язык телефона', clear: 'Очистить экран',
    message: 'Сообщение', send: 'Отправить', attach: 'Прикрепить', close: 'Закрыть',
    photo: 'Фото для примера', photo_alt: 'Фото для примера: очередь у входа', location: 'Место: {place}', location_alt: 'Место на карте',
    start: 'Начать', empty_chat: 'Нажмите «Начать», и бот представится.',
    empty_sms: 'Напишите боту: ключевое слово опроса или своими словами, что случилось.',
    empty_coordinator: 'Отправьте /join и код приглашения: он указан в config/people.yaml, в строке invite.',
    digest: 'Сводка сейчас', digest_asked: 'Отправлена всем, кто присоединился.', digest_failed: 'Сводку отправить не удалось: причина в консоли программы.',
    waiting: 'ещё не отправлено', refused: 'Не принято: {why}',
    segments_one: '{n} сегмент', segments_few: '{n} сегмента', segments_many: '{n} сегментов', segments_other: '{n} сегмента',
    total: 'Вся переписка', total_parts: 'от бота {bot}, с телефона {me}',
    sms_to: 'Боту', sms_from: 'От бота', keypad: 'Клавиатура', erase: 'Стереть', up: 'Прокрутить вверх', down: 'Прокрутить вниз',
    bishkek: 'Бишкек', osh: 'Ош', karakol: 'Каракол',
  },
  ky: {
    simulator: 'Симулятор', stays_here: 'Үч телефон, алардын артында чыныгы программа. Бул компьютерден эч нерсе чыкпайт.',
    page_language: 'Барактын тили', devices: 'Түзмөктөр',
    live: 'байланыш бар', connecting: 'туташууда…', offline: 'байланыш жок, кайра аракет кылып жатабыз',
    telegram: 'Тургун: Telegram', sms: 'Тургун: SMS', coordinator: 'Координатор',
    telegram_short: 'Telegram', sms_short: 'SMS', coordinator_short: 'Координатор',
    resident: '{n}-тургун', new_resident: 'Жаңы тургун', residents: 'Тургундар',
    bot: 'бот', phone_language: 'Телефондун тили', clear: 'Экранды тазалоо',
    message: 'Билдирүү', send: 'Жөнөтүү', attach: 'Тиркөө', close: 'Жабуу',
    photo: 'Үлгү сүрөт', photo_alt: 'Үлгү сүрөт: мекеменин алдындагы кезек', location: 'Жайгашкан жер: {place}', location_alt: 'Картадагы жер',
    start: 'Баштоо', empty_chat: '«Баштоо» баскычын басыңыз, бот өзүн тааныштырат.',
    empty_sms: 'Ботко жазыңыз: сурамжылоонун ачкыч сөзүн же эмне болгонун өз сөзүңүз менен.',
    empty_coordinator: '/join жана чакыруу кодун жөнөтүңүз: код config/people.yaml файлында, invite деген сапта.',
    digest: 'Азыркы жыйынтык', digest_asked: 'Кошулгандардын баарына жөнөтүлдү.', digest_failed: 'Жыйынтыкты жөнөтүү мүмкүн болгон жок: себеби программанын консолунда.',
    waiting: 'азырынча жөнөтүлө элек', refused: 'Кабыл алынган жок: {why}',
    segments_one: '{n} сегмент', segments_other: '{n} сегмент',
    total: 'Бүт жазышуу', total_parts: 'боттон {bot}, телефондон {me}',
    sms_to: 'Ботко', sms_from: 'Боттон', keypad: 'Баскычтар', erase: 'Өчүрүү', up: 'Өйдө жылдыруу', down: 'Ылдый жылдыруу',
    bishkek: 'Бишкек', osh: 'Ош', karakol: 'Каракол',
  },
};

export const languages = Object.keys(words);

let language = 'en';

/** The language of the page. */
export const spoken = () => language;

/** Sets the language of the page to the nearest there is. */
export function speak(...wanted) {
  const known = wanted.filter(Boolean).map(w => w.slice(0, 2).toLowerCase()).find(w => w in words);
  language = known ?? 'en';
  document.documentElement.lang = language;
}

/** A sentence of the page, with each {name} replaced. */
export function say(key, values = {}) {
  return words[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** "3 segments", in the plural of the language. */
export function segments(n) {
  // Some browsers have no plural rules for Kyrgyz; a noun does not change after its number there.
  const form = language === 'ky' ? 'other' : new Intl.PluralRules(language).select(n);
  return say(`segments_${form}`, { n });
}
