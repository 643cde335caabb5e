namespace ChatbotMonitor.Web;

/// <summary>What <c>/</c> answers.</summary>
static class FrontPage
{
    /// <summary>Leads to the simulator where it is on; else says in one line that the worker runs.</summary>
    public static void MapFrontPage(this IEndpointRouteBuilder routes, bool simulator) =>
        routes.MapGet("/", () => simulator ? Results.Redirect("/simulator") : Results.Text("ChatbotMonitor is running.\n"));
}
