using System.CommandLine;
using ChatbotMonitor.ContentFiles;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Commands;

/// <summary><c>preview FILE [--channel telegram|sms] [--language ky|ru|en]</c>: plays a form in the terminal; nothing is stored.</summary>
sealed class PreviewCommand(string folder, TimeProvider time)
{
    /// <summary>The command for the command line; <paramref name="folder"/>, the content folder, is asked for when it runs.</summary>
    public static Command Create(Func<string> folder, TimeProvider time)
    {
        var file = new Argument<string>("file") { Description = "A form: .xlsx, .csv, .md or .yaml." };
        var channel = new Option<string>("--channel") { Description = "telegram or sms: how it is asked.", DefaultValueFactory = _ => "telegram" };
        channel.AcceptOnlyFromAmong("telegram", "sms");
        var language = new Option<string?>("--language") { Description = "ky, ru or en: the language it is asked in." };
        language.AcceptOnlyFromAmong([.. Languages.All]);
        var command = new Command("preview", "Plays a form in the terminal, as Telegram or by SMS with its segments counted. Nothing is stored.") { file, channel, language };
        command.SetAction(parsed => new PreviewCommand(folder(), time).Run(
            parsed.GetRequiredValue(file), parsed.GetValue(channel) is "sms" ? Medium.Sms : Medium.Chat, parsed.GetValue(language), Console.In, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    /// <summary>Plays <paramref name="file"/> with the lines of <paramref name="input"/>; gives the exit code, 1 where the form has faults.</summary>
    public int Run(string file, Medium medium, string? language, TextReader input, TextWriter output, TextWriter error)
    {
        if (!File.Exists(file))
        {
            error.WriteLine($"There is no file '{file}'.");
            return 1;
        }

        ContentReading reading;
        try
        {
            reading = ContentReader.ReadForm(folder, file, DateOnly.FromDateTime(time.GetLocalNow().DateTime));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(e.Message);
            return 1;
        }

        foreach (var fault in reading.Faults.Where(f => f.Severity == Severity.Error || f.File == SourceFile.Show(Path.GetFullPath(file))))
            output.WriteLine(fault.ToString());
        if (reading.Content is not { Surveys: [var survey] } content)
            return 1;
        new FormPreview(content, survey, language ?? LanguageOf(survey), output, time).Play(medium, input);
        return 0;
    }

    // The language that its author wrote first is the one to try it in.
    static string LanguageOf(Survey survey) =>
        Languages.All.Contains(survey.DefaultLanguage, StringComparer.Ordinal) ? survey.DefaultLanguage!
        : survey.Questions.SelectMany(q => q.Label.Text.ByLanguage.Keys).FirstOrDefault(l => Languages.All.Contains(l, StringComparer.Ordinal)) ?? Languages.English;
}
