using System.Globalization;
using ChatbotMonitor.ContentFiles;
using MiniExcelLibs;

namespace ChatbotMonitor.Tests;

/// <summary>One form in each of the ways its author may have saved it.</summary>
static class SomeForms
{
    /// <summary>A form with what forms in the field have: two languages, groups, a repeat, or_other, a cascade.</summary>
    public const string Household = """
        | settings |            |         |                  |         |                |           |
        |          | form_title | form_id | default_language | version | start_telegram | start_sms |
        |          | Household  | hh      | Русский (ru)     | 7       | house          | ҮЙ, ДОМ   |

        | survey |                           |        |                      |                       |          |                    |                    |                  |                  |                    |     |
        |        | type                      | name   | label::Русский (ru)  | label::Кыргызча (ky)  | required | relevant           | constraint         | choice_filter    | calculation      | parameters         | sms |
        |        | start                     | start  |                      |                       |          |                    |                    |                  |                  |                    |     |
        |        | begin_group               | home   | Дом                  | Үй                    |          |                    |                    |                  |                  |                    |     |
        |        | select_one region         | region | Где Вы живёте?       | Кайда жашайсыз?       | yes      |                    |                    |                  |                  |                    |     |
        |        | select_one town           | town   | Какой город?         | Кайсы шаар?           | yes      |                    |                    | region=${region} |                  |                    |     |
        |        | select_one water or_other | water  | Откуда вода?         | Суу кайдан?           | yes      |                    |                    |                  |                  |                    | no  |
        |        | select_multiple goods     | goods  | Что есть дома?       | Үйдө эмне бар?        | yes      |                    |                    |                  |                  |                    | no  |
        |        | end_group                 |        |                      |                       |          |                    |                    |                  |                  |                    |     |
        |        | begin repeat              | person | Человек              | Адам                  |          |                    |                    |                  |                  |                    |     |
        |        | text                      | name   | Имя?                 | Аты?                  | yes      |                    |                    |                  |                  |                    |     |
        |        | integer                   | age    | Сколько лет ${name}? | ${name} канча жашта?  | yes      |                    | . >= 0 and . < 120 |                  |                  |                    |     |
        |        | begin group               | job    |                      |                       |          | ${age} >= 16       |                    |                  |                  |                    |     |
        |        | text                      | work   | Где работает?        | Кайда иштейт?         |          |                    |                    |                  |                  |                    | no  |
        |        | end group                 |        |                      |                       |          |                    |                    |                  |                  |                    |     |
        |        | end repeat                |        |                      |                       |          |                    |                    |                  |                  |                    |     |
        |        | calculate                 | people |                      |                       |          |                    |                    |                  | count(${person}) |                    |     |
        |        | range                     | mark   | Оценка?              | Баа?                  | yes      |                    |                    |                  |                  | start=1 end=5 step=1 |     |
        |        | date                      | since  | С какого дня?        | Качандан бери?        | yes      |                    | . <= today()       |                  |                  |                    | no  |
        |        | note                      | bye    | Спасибо              | Рахмат                |          |                    |                    |                  |                  |                    |     |

        | choices |           |        |                     |                      |        |
        |         | list_name | name   | label::Русский (ru) | label::Кыргызча (ky) | region |
        |         | region    | osh    | Ош                  | Ош                   |        |
        |         | region    | chuy   | Чуй                 | Чүй                  |        |
        |         | town      | uzgen  | Узген               | Өзгөн                | osh    |
        |         | town      | kant   | Кант                | Кант                 | chuy   |
        |         | town      | tokmok | Токмок              | Токмок               | chuy   |
        |         | water     | tap    | Кран                | Кран                 |        |
        |         | water     | river  | Река                | Суу                  |        |
        |         | goods     | 1      | Холодильник         | Муздаткыч            |        |
        |         | goods     | 2      | Телевизор           | Сыналгы              |        |
        """;

    /// <summary>The same form as a workbook; whole numbers are numbers there, TRUE is a boolean.</summary>
    public static byte[] Xlsx(string markdown) => Workbook([.. MarkdownSheets.Read(markdown).Select(s => (s.Name, Table(s)))]);

    /// <summary>A workbook of sheets, each a list of rows of cells.</summary>
    public static byte[] Workbook(params (string Name, object?[][] Rows)[] sheets)
    {
        using var stream = new MemoryStream();
        var tables = sheets.ToDictionary(
            s => s.Name,
            object (s) => s.Rows.Select(r => Enumerable.Range(0, s.Rows.Max(x => x.Length)).ToDictionary(i => $"c{i}", i => i < r.Length ? r[i] : null, StringComparer.Ordinal)).ToArray(),
            StringComparer.Ordinal);
        MiniExcel.SaveAs(stream, tables, printHeader: false);
        return stream.ToArray();
    }

    /// <summary>The same form as one CSV file.</summary>
    public static string Csv(string markdown) =>
        string.Concat(MarkdownSheets.Read(markdown).Select(s => $"{s.Name}\n{string.Concat(Table(s).Select(r => $",{string.Join(',', r.Select(Cell))}\n"))}"));

    static object?[][] Table(Sheet sheet)
    {
        var width = sheet.Rows.Max(r => r.Cells.Keys.Max()) + 1;
        return [.. sheet.Rows.Select(r => Enumerable.Range(0, width).Select(i => r.Cells.TryGetValue(i, out var text) ? Typed(text) : null).ToArray())];
    }

    static object Typed(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : text == "TRUE" ? true : text;

    static string Cell(object? value) => value is null ? "" : $"\"{value.ToString()!.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
