namespace ChatbotMonitor.Invitations;

/// <summary>One person of a list.</summary>
/// <param name="Number">The number as <c>+996…</c>, or <c>telegram:</c> and the id of a chat.</param>
/// <param name="Language">The language to ask in, or null.</param>
/// <param name="Place">The id of the place where the person lives, or null.</param>
sealed record InvitationRow(string Number, string? Language, string? Place)
{
    /// <summary>What stands before the id of a chat.</summary>
    public const string Chat = "telegram:";

    // It may come into a log; a record would print the number.
    public override string ToString() => nameof(InvitationRow);
}
