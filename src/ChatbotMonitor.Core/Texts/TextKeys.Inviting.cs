namespace ChatbotMonitor.Core.Texts;

/// <summary>What invited people are asked, and what coordinators hear of the money it costs.</summary>
public static partial class TextKeys
{
    // Invitations; one segment each by SMS.
    public const string Invite = "invite";                              // {survey} {cost}
    public const string InviteReminder = "invite_reminder";             // {survey}
    public const string InviteDeclined = "invite_declined";

    // The cap on money is reached.
    public const string CostCapDay = "cost_cap_day";                    // {spent} {cap} {currency}
    public const string CostCapMonth = "cost_cap_month";                // {spent} {cap} {currency}
}
