using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Tests;

/// <summary>What <see cref="EchoBot"/> says.</summary>
static class EchoLines
{
    public static readonly IReadOnlyList<(string Text, IReadOnlyList<IReadOnlyList<Button>> Keyboard)> Chat =
    [
        ("Салам! Здравствуйте! Это общественный мониторинг государственных услуг. Отвечать можно по желанию. Удалить свои ответы: /forget\n\nТилди тандаңыз. Выберите язык.",
            [[new("Кыргызча", "lang:ky"), new("Русский", "lang:ru"), new("English", "lang:en")]]),
        ("2/7 Какая была услуга?",
            [[new("Общегражданский паспорт", "a:passport")], [new("ID-карта", "a:id")], [new("Регистрация по месту жительства", "a:residence")], [new("← Назад", "back"), new("Отмена", "cancel")]]),
        ("3/7 Просили ли деньги сверх сбора?", [[new("Да", "a:yes"), new("Нет", "a:no")], [new("← Назад", "back"), new("Пропустить", "skip")]]),
    ];

    public static readonly IReadOnlyList<string> Sms =
    [
        "Тил/Язык?\n1 Кыргызча\n2 Русский\n3 English",
        "1/7 Где? 1 Чуй 2 Ош обл 3 Бишкек 4 г.Ош 5 Нарын 6 другое",
        "Спасибо! Код жалобы 417-205. Ответ узнать: СТАТУС 417-205. Стереть свои ответы: УДАЛИТЬ.",
    ];

    public const string Digest =
        "Сводка за 24 ноября\n\nНовых жалоб: 2 (обычно 0,6 в день)\n\nСРОЧНО\n417-205 Паспорт, Сокулукский район: «просили 2000 сом, чтобы быстрее»\n\nПо услугам\nПаспорт 1 ↑\nПоликлиника 1\n\nОткрыто: 5, дольше всех 12 дней. Анкет: 9.";

    /// <summary>The label of the button with that data.</summary>
    public static string LabelOf(string data) =>
        Chat.SelectMany(c => c.Keyboard).SelectMany(r => r).FirstOrDefault(b => string.Equals(b.Data, data, StringComparison.Ordinal))?.Label ?? data;
}
