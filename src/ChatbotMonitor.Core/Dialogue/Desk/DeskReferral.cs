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
        if (Referring.ProviderOf(report, talk.Content) is not { } provider)
        {
            // Somebody may still pass it on by telephone, and say so.
            var owner = talk.Content.Register.Provider(talk.Content.Register.Service(report.Service)?.ProviderId);
            talk.Say(talk.Text(TextKeys.DeskNoContact, ("code", report.Code.Spoken), ("provider", owner?.Name.In(talk.Language) ?? "–")), [[ByHand(talk, report)]]);
            return;
        }

        if (Referring.IsStopped(provider, talk.State.Address, talk.Lookups))
        {
            talk.Say(talk.Text(TextKeys.DeskStopped, ("code", report.Code.Spoken), ("provider", provider.Name.In(talk.Language))), [[ByHand(talk, report)]]);
            return;
        }

        var move = ReportLife.Move(report, ReportStatus.Referred, Actor.Coordinator(coordinator.Id), talk.Now, provider.Name.In(talk.Language));
        if (DeskWork.Move(talk, coordinator, report, move, DeskVerb.Refer, promptId) is not { } referred)
            return;
        foreach (var effect in Referring.Of(referred, provider, coordinator, talk.State.Address, talk.Now, talk.Content, talk.Lookups))
            talk.Do(effect);
    }

    static Button ByHand(Talk talk, Report report) => new(talk.Text(TextKeys.DeskReferred), new PressData(PressData.Report, report.Code.Digits, "", nameof(DeskVerb.Referred)).ToString());
}
