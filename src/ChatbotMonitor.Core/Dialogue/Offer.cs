using System.Globalization;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Surveys;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>The choices of the open question as they are put to a person: filtered, one level of a tree at a time, in pages.</summary>
/// <param name="All">Every choice that may be named.</param>
/// <param name="Page">The choices shown now, numbered from 1.</param>
/// <param name="Pages">How many pages there are; on a phone at least how many, up to the one behind <paramref name="Page"/>.</param>
sealed record Offer(IReadOnlyList<Choice> All, IReadOnlyList<Choice> Page, int Pages)
{
    const int PerPage = 8;

    // Nobody leafs through more than this; what is typed searches it.
    const int Leafable = 40;

    /// <summary>No choices (a question that is not a select).</summary>
    public static Offer Nothing { get; } = new([], [], 1);

    /// <summary>Whether there is another page.</summary>
    public bool HasMore => Pages > 1;

    /// <summary>Whether there are too many to leaf through (by SMS, also where a tree has more than a handful): it says that one can type a name.</summary>
    public bool IsLong { get; init; }

    /// <summary>Whether what is typed, and names no single choice, shows those that it fits.</summary>
    public bool IsSearched => IsLong || All.Count > Leafable;

    /// <summary>What is offered for <paramref name="question"/> as the draft stands.</summary>
    public static Offer For(Talk talk, Survey survey, Question question)
    {
        if (ListOf(talk, question) is not { } list)
            return Nothing;
        var all = Filtered(talk, survey, question, list);
        var level = talk.Draft.Search is { Length: > 0 } search ? Searching.Fitting(search, list, all) : Level(talk, list, all);
        var likely = talk.Draft is { Branch: null, Search: null } ? Complaint.Likely(talk, survey, list) : [];
        IReadOnlyList<Choice> offered = likely.Count == 0 ? level : [.. likely, .. level.Except(likely)];
        if (question.Randomize)
            offered = Shuffled(talk, question, offered);
        var isLong = offered.Count > Leafable;
        // Everybody can write where they live; regions, and then their districts, cost a message a level and a page.
        var isTree = talk.Draft is { Branch: null, Search: null } && level.Count < all.Count && all.Count > PerPage + 1;
        if (talk.Medium == Medium.Chat)
            return PageOf(talk, all, ([.. offered.Chunk(offered.Count <= PerPage + 1 ? PerPage + 1 : PerPage)], false)) with { IsLong = isLong };
        var isTyped = talk.Draft.Search is null && (isLong || isTree);
        return PageOf(talk, all, PagesOfOneSegment(talk, survey, question, offered, isTyped)) with { IsLong = isTyped && talk.Draft.Page == 0 };
    }

    /// <summary>The choices a question is answered with, or null where it has none: of a range as few as fit under a message in a chat.</summary>
    public static ChoiceList? ListOf(Talk talk, Question question) => question.Type switch
    {
        QuestionType.Acknowledge => talk.Content.Agree,
        QuestionType.Range when question.Range is { } range && talk.Medium == Medium.Chat => Ranges.Buttons(range),
        _ => question.Choices,
    };

    /// <summary>What is read on a choice: its label, or "the whole of it" where it is the place whose districts are shown.</summary>
    public static string LabelOf(Talk talk, Survey survey, Choice choice) =>
        string.Equals(choice.Name, talk.Draft.Branch, StringComparison.Ordinal)
            ? talk.Text(TextKeys.WholePlace, ("place", choice.Label.In(talk.Language)))
            : new Answers(talk, survey).LabelOf(choice);

    /// <summary>Whether choosing <paramref name="choice"/> leads to what lies in it, instead of being the answer.</summary>
    public static bool Opens(Talk talk, Question question, Choice choice) =>
        !string.Equals(choice.Name, talk.Draft.Branch, StringComparison.Ordinal) && question.Choices is { } list && list.ChildrenOf(choice.Name).Any();

    /// <summary>A numbered line of an SMS; a label that is its own number stands alone.</summary>
    public static string Line(int number, string label)
    {
        var n = number.ToString(CultureInfo.InvariantCulture);
        return string.Equals(n, label, StringComparison.Ordinal) ? n : $"{n} {label}";
    }

    static IReadOnlyList<Choice> Level(Talk talk, ChoiceList list, IReadOnlyList<Choice> all)
    {
        if (talk.Draft.Branch is not { } branch || list.Find(branch) is not { } parent)
            return all.Count == list.Choices.Count ? list.Roots : [.. all.Where(c => c.Parent is null)];
        return [.. list.ChildrenOf(branch).Where(all.Contains), parent];
    }

    static IReadOnlyList<Choice> Filtered(Talk talk, Survey survey, Question question, ChoiceList list) =>
        question.ChoiceFilter is { } filter ? filter.Filter(list, new Answers(talk, survey)) : list.Choices;

    // Another order for each respondent, the same each time the question is shown; a last "other" is no reason to know better than its author.
    static Choice[] Shuffled(Talk talk, Question question, IReadOnlyList<Choice> offered) =>
        [.. offered.OrderBy(c => Chances.Rank(talk.Draft.Id, Stop.KeyOf(question.Name, talk.Draft.At), c.Name))];

    static Offer PageOf(Talk talk, IReadOnlyList<Choice> all, (List<IReadOnlyList<Choice>> Filled, bool AreMore) pages) =>
        pages.Filled.Count == 0 ? Nothing with { All = all } : new Offer(all, pages.Filled[Math.Min(talk.Draft.Page, pages.Filled.Count - 1)], pages.Filled.Count + (pages.AreMore ? 1 : 0));

    // Where a name is typed, the first page says so, and shows as many as have room beside that. Those behind the one that is shown are not filled: every message would pay for a long list.
    static (List<IReadOnlyList<Choice>> Filled, bool AreMore) PagesOfOneSegment(Talk talk, Survey survey, Question question, IReadOnlyList<Choice> offered, bool isTyped)
    {
        var head = Prompt.Head(talk, survey, question);
        if (talk.Draft.Search is { Length: > 0 })
            head += $" {talk.Text(TextKeys.SearchFound)}";
        if (question.Simple?.In(talk.Language, new Answers(talk, survey).Shown) is { } simple && simple.Length > head.Length)
            head = simple;
        var opening = isTyped ? $"{head} {talk.Text(TextKeys.SearchHint)}" : head;
        if (Complaint.IntroTo(talk, survey) is { } intro)
            opening = $"{intro}\n{opening}";
        if (offered.Count == 0 || Fits(opening, offered, null))
            return (offered.Count == 0 ? [] : [offered], false);
        var more = talk.Text(TextKeys.NavMore);
        var pages = new List<IReadOnlyList<Choice>>();
        var i = 0;
        while (i < offered.Count && pages.Count <= talk.Draft.Page)
        {
            var (over, least) = isTyped && i == 0 && pages.Count == 0 ? (opening, 0) : (head, 1);
            var size = Math.Min(PerPage, offered.Count - i);
            while (size > least && !Fits(over, [.. offered.Skip(i).Take(size)], more))
                size--;
            pages.Add([.. offered.Skip(i).Take(size)]);
            i += size;
        }

        return (pages, i < offered.Count);

        bool Fits(string words, IReadOnlyList<Choice> choices, string? last)
        {
            var lines = choices.Select((c, n) => Line(n + 1, LabelOf(talk, survey, c)));
            return Segments.Of(string.Join('\n', [words, .. lines, .. last is null ? [] : new[] { Line(choices.Count + 1, last) }])).Count <= 1;
        }
    }
}
