using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>Whom a survey is for.</summary>
public enum Audience
{
    Everyone,
    Monitors,
}

/// <summary>A survey as its author wrote it, in XLSForm's words.</summary>
/// <param name="Id">Its id; responses carry it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Questions">Its rows, in order; at least one, names unique.</param>
public sealed record Survey(string Id, LocalText Title, IReadOnlyList<Question> Questions)
{
    /// <summary>Its rows, in order; at least one, names unique.</summary>
    public IReadOnlyList<Question> Questions
    {
        get;
        init
        {
            field = value;
            Outline = new Outline(value);
        }
    } = Questions;

    /// <summary>How the rows lie in groups and repeats.</summary>
    public Outline Outline { get; private init; } = new(Questions);

    /// <summary>Telegram commands that start it, without the slash.</summary>
    public IReadOnlyList<string> StartCommands { get; init; } = [];

    /// <summary>Words that start it by SMS.</summary>
    public IReadOnlyList<string> StartKeywords { get; init; } = [];

    /// <summary>Whom it is for.</summary>
    public Audience Audience { get; init; }

    /// <summary>Silence after which one reminder goes out, or null for none.</summary>
    public TimeSpan? RemindAfter { get; init; }

    /// <summary>Silence after which it is kept as incomplete, or null for never.</summary>
    public TimeSpan? ExpireAfter { get; init; }

    /// <summary>One SMS may answer several questions at once (<c>1 3 2</c>).</summary>
    public bool ManyAtOnce { get; init; }

    /// <summary>How many SMS a question may take with its choices: one, because some operators do not join several.</summary>
    public int SmsSegments { get; init; } = 1;

    /// <summary>The language its texts are in where a form names one, or null.</summary>
    public string? DefaultLanguage { get; init; }

    /// <summary>The version its author gave it, or null.</summary>
    public string? Version { get; init; }

    /// <summary>The tables that lie beside it, by the name expressions call them by.</summary>
    public IReadOnlyDictionary<string, FormTable> Tables { get; init; } = NoTables;

    /// <summary>When an answered survey is also a complaint, or null for never.</summary>
    public ReportRule? Report { get; init; }

    /// <summary>The question of that name, or null where the file no longer has it.</summary>
    public Question? Find(string? name) => Outline.Question(name);

    /// <summary>The words that start it on <paramref name="medium"/>.</summary>
    public IReadOnlyList<string> StartWords(Medium medium) => medium == Medium.Sms ? StartKeywords : StartCommands;

    static readonly Dictionary<string, FormTable> NoTables = [];
}

/// <summary>When and how an answered survey becomes a <see cref="Reports.Report"/>.</summary>
/// <param name="When">Holds where it is a complaint.</param>
/// <param name="Urgent">Holds where it is urgent, or null for never.</param>
/// <param name="Service">Name of the question that holds the service, or null.</param>
/// <param name="Place">Name of the question that holds the place, or null.</param>
/// <param name="Text">Name of the question that holds the citizen's words, or null.</param>
public sealed record ReportRule(Expression When, Expression? Urgent, string? Service, string? Place, string? Text)
{
    /// <summary>Which questions tell of the visit what a standard speaks of.</summary>
    public VisitRule Visit { get; init; } = new();
}

/// <summary>The questions that tell what a citizen met; each is the name of one, or null where none asks for it.</summary>
public sealed record VisitRule
{
    /// <summary>The day of the visit: the standard in force on it counts.</summary>
    public string? Day { get; init; }

    /// <summary>How many working days it took.</summary>
    public string? Days { get; init; }

    /// <summary>The day it was applied for: where nobody says how many working days it took, they are counted from here.</summary>
    public string? Applied { get; init; }

    /// <summary>The day it was done; empty where it is not yet.</summary>
    public string? Received { get; init; }

    /// <summary>What was asked for in all, in som.</summary>
    public string? Fee { get; init; }

    /// <summary>The document asked for that is none of the standard's. Skipped where it is put only after a yes (it has a <c>relevant</c>), one was asked for and not named.</summary>
    public string? Documents { get; init; }
}
