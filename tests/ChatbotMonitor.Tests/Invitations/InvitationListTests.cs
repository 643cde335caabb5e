using ChatbotMonitor.Invitations;

namespace ChatbotMonitor.Tests;

public sealed class InvitationListTests : IDisposable
{
    readonly string _file = Path.Combine(Path.GetTempPath(), $"list-{Guid.NewGuid():N}.csv");

    [Fact]
    public void Numbers_languages_and_places_are_read_in_any_order_as_people_write_them()
    {
        var (rows, faults) = Read("name;place;Number;language\nА;Алай району;0555 12 34 56;ky\nБ;alay;996555123457;Русский\n\n\"В\";;\"+996 555 12-34-58\";\nГ;;telegram:708211;en\n");
        Assert.Empty(faults);
        Assert.Equal(
            [("+996555123456", "ky", "alay"), ("+996555123457", "ru", "alay"), ("+996555123458", null, null), ("telegram:708211", "en", null)],
            rows.Select(r => (r.Number, r.Language, r.Place)));
    }

    [Theory]
    [InlineData("number,language\n0555123456,kz", "2:12: 'kz' is none of our languages; write ky, ru, en, or leave it empty")]
    [InlineData("number,place\n0555123456,Ыссык", "2:12: places.yaml knows no place 'Ыссык'; write the place's id of places.yaml, or leave it empty")]
    [InlineData("language,number\nky,0555", "2:4: this is no phone number; write it as +996 555 123456, or the id of a chat as telegram:708211")]
    [InlineData("number\n\"0555\n123\"\nMegaCom", "2:1: this is no phone number; write it as +996 555 123456, or the id of a chat as telegram:708211|4:1: this is no phone number; write it as +996 555 123456, or the id of a chat as telegram:708211")]
    [InlineData("phone,place\n1,2", "1:1: there is no column 'number'; call the column of phone numbers number")]
    [InlineData("number,langauge\n0555123456,ky", "1:8: there is no column 'langauge'; did you mean language?")]
    [InlineData("number,number\n0555123456,1", "1:8: two columns are called 'number'; give one of them another name")]
    [InlineData("", "1:1: the list is empty; write number,language,place in its first line, and a person a line below")]
    public void A_fault_has_its_line_and_column_and_repeats_no_number(string text, string faults) =>
        Assert.Equal(faults.Split('|'), Read(text).Faults.Select(f => f.ToString()[(f.File.Length + 1)..]));

    (IReadOnlyList<InvitationRow> Rows, IReadOnlyList<ContentFiles.Fault> Faults) Read(string text)
    {
        File.WriteAllText(_file, text);
        return InvitationList.Read(_file, SampleContent.Content);
    }

    public void Dispose() => File.Delete(_file);
}
