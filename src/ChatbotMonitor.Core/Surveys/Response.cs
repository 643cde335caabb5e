using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Core.Surveys;

/// <summary>The answer to one question: its value as XLSForm stores it, empty where it was skipped.</summary>
/// <param name="Name">The question's name; in a draft also a repeat's path with a slash behind it (<c>household/person/</c>): then the value says whether one more was wanted after that turn.</param>
/// <param name="Value">What is stored.</param>
public sealed record Answer(string Name, string Value)
{
    /// <summary>Which turn of the repeats around the question, from 1, outer ones first: <c>2</c> or <c>2.1</c>; empty outside repeats.</summary>
    public string At { get; init; } = "";

    /// <summary>It tells who answered (<c>phonenumber</c>, <c>deviceid</c>, <c>username</c>, and what a form makes of them): emptied when the respondent is erased; of these an export shows <c>deviceid</c> and <c>username</c> alone.</summary>
    public bool Personal { get; init; }
}

/// <summary>How a response ended.</summary>
public enum ResponseStatus
{
    Complete,
    Incomplete,
}

/// <summary>One respondent's filled survey, written once.</summary>
/// <param name="Id">Unique.</param>
/// <param name="SurveyId">The survey answered.</param>
/// <param name="Status">Whether it was sent or ran out.</param>
/// <param name="StartedAt">When the first question was asked.</param>
/// <param name="EndedAt">When it was sent or ran out.</param>
/// <param name="Answers">In the survey's order; answers to questions that are gone come last.</param>
public sealed record Response(string Id, string SurveyId, ResponseStatus Status, DateTimeOffset StartedAt, DateTimeOffset EndedAt, IReadOnlyList<Answer> Answers)
{
    /// <summary>Who answered, or null once erased.</summary>
    public Address? Respondent { get; init; }

    /// <summary>The channel it came by; kept after erasing.</summary>
    public string Channel { get; init; } = "";

    /// <summary>The language it was asked in.</summary>
    public string Language { get; init; } = "";

    /// <summary>The service it is about, where the survey says which question holds it.</summary>
    public string? Service { get; init; }

    /// <summary>The place it is about, where the survey says which question holds it.</summary>
    public string? Place { get; init; }

    /// <summary>The code of the report filed with it, or null.</summary>
    public string? ReportCode { get; init; }

    /// <summary>True where somebody answered for the person concerned, who agreed.</summary>
    public bool Assisted { get; init; }

    /// <summary>The round it was done for and by which monitor, or null where a citizen answered unasked.</summary>
    public Fieldwork? Fieldwork { get; init; }

    /// <summary>The same without anything that tells who answered.</summary>
    public Response Anonymous() => this with { Respondent = null, Answers = Answers.Any(a => a.Personal) ? [.. Answers.Select(a => a.Personal ? a with { Value = "" } : a)] : Answers };
}
