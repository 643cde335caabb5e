using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Core.Reports;
using ChatbotMonitor.Core.Texts;

namespace ChatbotMonitor.Core.Dialogue;

/// <summary>Passes a report on to the provider responsible.</summary>
static class DeskReferral
{
    public static void Refer(Talk talk, Coordinator coordinator, Report report, string? promptId)
    {
        var provider = talk.Content.Register.Provider(talk.Content.Register.Service(report.Service)?.ProviderId);
        if (provider?.Contact is null)
        {
            // Somebody may still pass it on by telephone, and say so.
            var byHand = new Button(talk.Text(TextKeys.DeskReferred), new PressData(PressData.Report, report.Code.Digits, "", nameof(DeskVerb.Referred)).ToString());
            talk.Say(talk.Text(TextKeys.DeskNoContact, ("code", report.Code.Spoken), ("provider", provider?.Name.In(talk.Language) ?? "–")), [[byHand]]);
            return;
        }

        DeskWork.Move(talk, coordinator, report, ReportLife.Move(report, ReportStatus.Referred, Actor.Coordinator(coordinator.Id), talk.Now, provider.Id), DeskVerb.Refer, promptId);
    }
}
