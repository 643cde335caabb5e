using System.Net;
using ChatbotMonitor.Channels.Simulator;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatbotMonitor.Tests;

/// <summary>The simulator's addresses on a free port of 127.0.0.1, with <see cref="EchoBot"/> behind them.</summary>
sealed class SimulatorHost : IAsyncDisposable
{
    readonly WebApplication _app;

    SimulatorHost(WebApplication app, EchoBot bot)
    {
        _app = app;
        Bot = bot;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public EchoBot Bot { get; }

    /// <summary>Scheme, host and port.</summary>
    public Uri Address { get; }

    public Screens Screens => _app.Services.GetRequiredService<Screens>();

    /// <summary>Starts on <paramref name="port"/>, or on a free one.</summary>
    public static async Task<SimulatorHost> Start(EchoBot? bot = null, int port = 0, bool simulator = true)
    {
        bot ??= new EchoBot();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, port));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Screens>().AddSingleton<IScreenLine, OwnScreenLine>();
        builder.Services.AddSingleton<IIntake>(bot);
        builder.Services.AddSingleton<IDigestNow>(bot);
        var app = builder.Build();
        app.MapFrontPage(simulator);
        if (simulator)
            app.MapSimulator();
        bot.Screens = app.Services.GetRequiredService<Screens>();
        await app.StartAsync();
        return new SimulatorHost(app, bot);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
