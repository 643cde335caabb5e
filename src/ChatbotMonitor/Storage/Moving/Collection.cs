using static ChatbotMonitor.Storage.Moving.ColumnKind;

namespace ChatbotMonitor.Storage.Moving;

/// <summary>One kind of thing that is moved from one database to another, in the shape that both are compared in: PostgreSQL's table of that name, mostly.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Keys">How many of the columns tell one row from another; they come first.</param>
/// <param name="Columns">Its columns.</param>
sealed record Collection(string Name, int Keys, params Column[] Columns)
{
    public static readonly Collection Conversations = new("conversations", 1, new("address", Text), new("wake", Number), new("body", Json));

    // A LiteDB file keeps of them that they were heard, and when for some hundreds together.
    public static readonly Collection Heard = new("heard", 2, new("at", Number, Compared: false), new("id", Text));

    public static readonly Collection Outbox = new("outbox", 1, new("id", Number), new("address", Text), new("created", Number), new("attempts", Int), new("not_before", Number), new("body", Json));

    /// <summary>What became of messages, one row each: <see cref="Sending"/>.</summary>
    public static readonly Collection Deliveries = new(
        "deliveries", 2, new("channel", Text), new("provider_id", Text), new("sent", Truth), new("state", Small), new("at", Number), new("address", Text), new("message", Number), new("gateway", Text), new("phone", Text),
        new("segments", Int), new("attempts", Int), new("queued", Number), new("delivered", Number), new("lost", Number), new("reason", Text));

    public static readonly Collection Failed = new(
        "failed", 2, new("at", Number), new("message", Number), new("address", Text), new("gateway", Text), new("phone", Text), new("segments", Int), new("attempts", Int), new("queued", Number), new("reason", Text), new("body", Json));

    public static readonly Collection Reports = new(
        "reports", 2, new("filed", Number), new("code", Text), new("open", Truth), new("urgent", Truth), new("service", Text), new("place", Text), new("reporter", Text), new("body", Json));

    public static readonly Collection Referrals = new("referrals", 1, new("token_hash", Text), new("code", Text), new("at", Number), new("expires", Number), new("body", Json));

    public static readonly Collection Links = new("links", 1, new("hash", Text), new("address", Text), new("expires", Number), new("body", Json));

    public static readonly Collection Responses = new("responses", 1, new("id", Text), new("ended", Number), new("survey", Text), new("respondent", Text), new("round", Text), new("body", Json));

    public static readonly Collection Counts = new("counts", 4, new("hour", Number), new("service", Text), new("place", Text), new("what", Small), new("number", Int));

    public static readonly Collection Standing = new("standing", 3, new("service", Text), new("place", Text), new("what", Small), new("number", Int));

    public static readonly Collection Digests = new("digests", 2, new("coordinator", Text), new("date", Date));

    public static readonly Collection Marks = new("marks", 1, new("key", Text), new("at", Number));

    public static readonly Collection Invitations = new("invitations", 2, new("survey", Text), new("who", Text), new("planned", Number), new("due", Number), new("body", Json));

    public static readonly Collection Spent = new("spent", 2, new("start", Number), new("gateway", Text), new("messages", Int), new("segments", Int), new("amount", Amount));

    public static readonly Collection Aside = new("aside", 1, new("id", Text), new("at", Number), new("body", Json));

    public static readonly Collection Members = new("members", 1, new("address", Text), new("coordinator", Text), new("joined", Number));

    public static readonly Collection Groups = new("groups", 1, new("id", Text), new("joined", Number), new("body", Json));

    public static readonly Collection GroupChats = new("group_chats", 1, new("address", Text), new("group_id", Text));

    public static readonly Collection Monitors = new("monitors", 1, new("id", Text), new("group_id", Text), new("address", Text), new("body", Json));

    public static readonly Collection Fieldwork = new(
        "fieldwork", 6, new("round", Text), new("service", Text), new("place", Text), new("kind", Small), new("monitor", Text), new("pair", Text), new("number", Int));

    public static readonly Collection Strata = new("strata", 5, new("round", Text), new("service", Text), new("place", Text), new("question", Text), new("choice", Text), new("number", Int));

    public static readonly Collection Measures = new("measures", 1, new("id", Int), new("body", Json));

    public static readonly Collection Decisions = new("decisions", 1, new("response", Text), new("round", Text), new("body", Json));

    /// <summary>The key under which codes of complaints are made, and the next numbers: moved last, when all that has a number is there.</summary>
    public static readonly Collection Numbers = new("numbers", 1, new("key", Text), new("n", Number));

    /// <summary>All of them, in the order they are moved.</summary>
    public static IReadOnlyList<Collection> All { get; } =
    [
        Conversations, Heard, Outbox, Deliveries, Failed, Reports, Referrals, Links, Responses, Counts, Standing, Digests, Marks, Invitations, Spent, Aside,
        Members, Groups, GroupChats, Monitors, Fieldwork, Strata, Measures, Decisions, Numbers,
    ];

    /// <summary>The names of <see cref="Numbers"/>.</summary>
    public const string ReportKey = "report_key", NextReport = "next_report", NextMessage = "next_message";
}
