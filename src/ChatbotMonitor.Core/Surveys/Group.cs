namespace ChatbotMonitor.Core.Surveys;

/// <summary>Questions that belong together: all of them relevant or none, or asked over and over.</summary>
/// <param name="Name">Its name, unique among groups and questions of the same level.</param>
/// <param name="Label">What it is called, or <see cref="Label.None"/>; said before its first question.</param>
public sealed record Group(string Name, Label Label)
{
    /// <summary>The group it stands in, or null.</summary>
    public Group? Parent { get; init; }

    /// <summary>Its questions are asked only where this holds.</summary>
    public Expression? Relevant { get; init; }

    /// <summary>Asked over and over, until the respondent says no to one more.</summary>
    public bool Repeats { get; init; }

    /// <summary>How often it is asked, in a repeat that the form counts itself; null where the respondent says when it is enough.</summary>
    public Expression? Count { get; init; }

    /// <summary>Its name with those it stands in before it, as exports write it: <c>household/person</c>.</summary>
    public string Path => Parent is null ? Name : $"{Parent.Path}/{Name}";
}
