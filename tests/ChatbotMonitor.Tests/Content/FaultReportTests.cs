using ChatbotMonitor.ContentFiles;

namespace ChatbotMonitor.Tests;

public sealed class FaultReportTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("check-");

    public FaultReportTests()
    {
        foreach (var (language, yaml) in ContentFixture.Texts.Yaml)
            Write($"texts/{language}.yaml", yaml.Replace("hello_you: Hello, {name}!", "", StringComparison.Ordinal));
        Write("surveys/a.yaml", ContentFixture.Survey);
    }

    [Fact]
    public void A_folder_without_faults_is_counted()
    {
        Write("places.yaml", "places: [ { id: osh, name: { ru: Ош } } ]");
        var (good, lines) = Print();
        Assert.True(good);
        Assert.Equal(2, lines.Length);
        Assert.EndsWith("places.yaml:1:28: reminder: 'name' has no text in ky, en; add it, or write one text for all languages", lines[0], StringComparison.Ordinal);
        Assert.Equal($"{_folder.FullName}: 0 services, 1 place, 1 survey, 0 coordinators; 0 faults, 1 reminder", lines[1]);
    }

    [Fact]
    public void Faults_of_settings_and_of_files_are_printed_together()
    {
        Write("surveys/a.yaml", ContentFixture.Survey.Replace("label: Q", "lable: Q", StringComparison.Ordinal));
        var (good, lines) = Print(new Fault("Telegram__Mode", 0, 0, "'pull' is no mode", "write polling or webhook"));
        Assert.False(good);
        Assert.Equal("Telegram__Mode: 'pull' is no mode; write polling or webhook", lines[0]);
        Assert.EndsWith("surveys/a.yaml:5:5: a question has no 'label'; add `label:`", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("surveys/a.yaml:5:28: unknown key 'lable'; did you mean 'label'?", lines[2], StringComparison.Ordinal);
        Assert.EndsWith("0 services, 0 places, 1 survey, 0 coordinators; 3 faults, 0 reminders", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_of_a_setting_alone_is_enough_to_stop() =>
        Assert.False(Print(new Fault("Urls", 0, 0, "there is no address. Write one.", "")).Good);

    public void Dispose() => _folder.Delete(recursive: true);

    (bool Good, string[] Lines) Print(params Fault[] settings)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var good = FaultReport.Print(output, _folder.FullName, ContentReader.Read(_folder.FullName, ContentFixture.Today), settings);
        return (good, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    void Write(string path, string yaml)
    {
        var file = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, yaml);
    }
}
