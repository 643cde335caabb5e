namespace ChatbotMonitor.Core.Dialogue;

/// <summary>What stands behind <c>start=</c> in a link that begins a survey for somebody of whom the place is known.</summary>
public static class InvitationLink
{
    // Telegram's limit on it; letters, digits, _ and - alone.
    const int Longest = 64;

    const string Between = "--";

    /// <summary>The survey and, where there is room and its letters allow, the place.</summary>
    /// <exception cref="ArgumentException">The id of the survey has letters that no link can hold, or too many.</exception>
    public static string Of(string survey, string? place)
    {
        ArgumentNullException.ThrowIfNull(survey);
        if (!Fits(survey))
            throw new ArgumentException("Telegram's links hold 64 letters, digits, _ and - at most.", nameof(survey));
        var both = $"{survey}{Between}{place}";
        return place is not null && Fits(both) ? both : survey;
    }

    /// <summary>Whether a link can begin that survey.</summary>
    public static bool Fits(string survey)
    {
        ArgumentNullException.ThrowIfNull(survey);
        return survey.Length is > 0 and <= Longest && survey.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
    }

    /// <summary>Reads what <see cref="Of"/> wrote; the place is null where none stands there.</summary>
    public static (string Survey, string? Place) Read(string argument)
    {
        ArgumentNullException.ThrowIfNull(argument);
        var at = argument.LastIndexOf(Between, StringComparison.Ordinal);
        return at > 0 ? (argument[..at], argument[(at + Between.Length)..]) : (argument, null);
    }
}
