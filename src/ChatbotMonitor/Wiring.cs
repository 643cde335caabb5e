using ChatbotMonitor.Channels;
using ChatbotMonitor.Channels.AndroidSms;
using ChatbotMonitor.Channels.Email;
using ChatbotMonitor.Channels.Kannel;
using ChatbotMonitor.Channels.Simulator;
using ChatbotMonitor.Channels.Sms;
using ChatbotMonitor.Channels.Telegram;
using ChatbotMonitor.Channels.Twilio;
using ChatbotMonitor.Commands;
using ChatbotMonitor.Core.Delivery;
using ChatbotMonitor.Core.Dialogue;
using ChatbotMonitor.Core.Messages;
using ChatbotMonitor.Digests;
using ChatbotMonitor.Invitations;
using ChatbotMonitor.Monitoring;
using ChatbotMonitor.Pipeline;
using ChatbotMonitor.Schedules;
using ChatbotMonitor.Storage;
using ChatbotMonitor.Storage.Postgres;
using ChatbotMonitor.Web;
using Microsoft.AspNetCore.Hosting.Server;
using Serilog;

namespace ChatbotMonitor;

/// <summary>Puts the parts together; the only place that does.</summary>
static class Wiring
{
    // Telegram's own figure for groups (core.telegram.org/bots/faq).
    const int TelegramPerGroupPerMinute = 20;

    // Mail servers allow few connections from one sender.
    const int MailsAtOnce = 2;

    /// <summary>The worker, ready to start. It does not own <paramref name="store"/>.</summary>
    public static WebApplication Build(Settings settings, Content content, IStore store, TimeProvider time, Serilog.ILogger log, Action<IServiceCollection>? more = null)
    {
        // Slim and with no sources of its own: what is set is what was read and checked.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.WebHost.UseUrls(settings.Urls).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1 << 20;
        });

        var services = builder.Services;
        services.AddSerilog(log);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        content = content with { PublicUrl = settings.Web.Root, SmsNumber = settings.SmsNumber, Quiet = settings.Quiet };
        // The bot's name is known once Telegram has told it.
        services.AddSingleton(provider => content with { BotName = () => provider.GetService<TelegramStatus>()?.Username });
        services.AddSingleton(settings).AddSingleton(settings.Sms).AddSingleton(settings.Cost).AddSingleton(settings.Web).AddSingleton(store).AddSingleton(time);
        if (settings.Web.DrainSeconds > 0)
            services.AddSingleton<IHostLifetime, Draining>();
        AddCompany(services, settings.Storage.Postgres);
        AddPipeline(services);
        AddJobs(services);
        AddChannels(services, settings);
        AddControl(services, settings.Storage.Path);
        more?.Invoke(services);

        var app = builder.Build();
        app.UseMiddleware<Edge>();
        app.UseRouting();
        app.MapHealth(app.Services.GetRequiredService<Meters>());
        app.MapControl(app.Services.GetRequiredService<ControlToken>(), app.Services.GetRequiredService<ChoreParts>());
        app.MapFrontPage(settings.SimulatorRuns);
        app.MapTelegramWebhook();
        app.MapTwilioWebhooks();
        app.MapKannelWebhooks();
        app.MapAndroidWebhook();
        app.MapAnswers();
        if (settings.SimulatorRuns)
            app.MapSimulator();
        return app;
    }

    // What workers on one database settle among themselves, or what one that is alone has in its place. It starts first and stops last: whoever works while it leads has ended by then.
    static void AddCompany(IServiceCollection services, string? postgres)
    {
        services.AddSingleton(provider => new GatewayTally(provider.GetRequiredService<TimeProvider>(), isShared: postgres is not null));
        if (postgres is null)
        {
            services.AddSingleton<ILeadership, SoleLeader>();
            services.AddSingleton<Func<string, int>>(provider => provider.GetRequiredService<Outbox>().Depth);
            return;
        }

        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<PostgresLeadership>(provider, postgres));
        services.AddSingleton<ILeadership>(provider => provider.GetRequiredService<PostgresLeadership>()).AddHostedService(provider => provider.GetRequiredService<PostgresLeadership>());
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<PostgresTally>(provider, postgres));
        services.AddSingleton<Func<string, int>>(new PostgresDepth(postgres).Of);
    }

    // Started in this order and stopped in the reverse one: the outbox reads what is pending before anything new is committed,
    // and its last outcomes are committed before the committer ends.
    static void AddPipeline(IServiceCollection services)
    {
        services.AddSingleton<Meters>().AddSingleton(provider => provider.GetRequiredService<Meters>().Factory);
        services.AddSingleton<IPhoneMemory, PhoneMemory>();
        services.AddSingleton<ChannelStates>().AddSingleton<Readiness>();
        services.AddSingleton<CommitQueue>();
        services.AddSingleton<Func<Action<Batch>, Task>>(provider => provider.GetRequiredService<CommitQueue>().Commit);
        services.AddSingleton(provider => provider.GetRequiredService<Settings>().Limits).AddSingleton<SenderLimits>();
        services.AddSingleton<Turns>().AddSingleton<QualityBoard>().AddSingleton<AgreementBoard>().AddSingleton<IIntake, Intake>();
        services.AddSingleton<Bounces>().AddSingleton<ProviderAnswers>().AddSingleton<AnswerEndpoints>();
        services.AddSingleton<IReadOnlyList<OutboxLine>>(Lines);
        AddStarted<Committer>(services);
        AddStarted<Outbox>(services);
        AddStarted<Cosmetics>(services);
    }

    static void AddJobs(IServiceCollection services)
    {
        services.AddSingleton<DigestWords>().AddSingleton<DigestPost>().AddSingleton<DigestPictures>().AddSingleton<ExtraDigests>();
        AddStarted<AskedCharts>(services);
        services.AddSingleton<IAlerts, Alerts>();
        services.AddSingleton<IDigestNow>(provider => provider.GetRequiredService<ExtraDigests>());
        services.AddSingleton<IDigestSender>(provider => provider.GetRequiredService<ExtraDigests>());
        services.AddSingleton<IJob, WakeConversations>().AddSingleton<IJob, DailyDigest>().AddSingleton<IJob, UnreadDigest>();
        services.AddSingleton<IJob, WatchGateways>().AddSingleton<IJob, RehearseDigests>().AddSingleton<IJob, RehearseFieldwork>();
        services.AddSingleton<Unasked>().AddSingleton<IJob, EveningCoverage>().AddSingleton<IJob, RemindMonitors>();
        services.AddSingleton<BulkGateways>().AddSingleton<Budget>();
        services.AddSingleton<IJob, SendInvitations>();
        services.AddHostedService<JobRunner>();
    }

    // After the pipeline, so that what receives stops first.
    static void AddChannels(IServiceCollection services, Settings settings)
    {
        if (settings.Telegram.IsConfigured)
            AddTelegram(services, settings.Telegram);
        services.AddTwilio(settings.Twilio).AddKannel(settings.Kannel).AddAndroidSms(settings.AndroidSms);
        if (settings.Smtp.IsSet)
            services.AddSingleton(settings.Smtp).AddSingleton<IChannel, EmailChannel>();
        if (settings.SimulatorRuns)
            AddScreens(services, settings.Storage.Postgres);
    }

    static void AddScreens(IServiceCollection services, string? postgres)
    {
        services.AddSingleton<Screens>();
        if (postgres is null)
        {
            services.AddSingleton<IScreenLine, OwnScreenLine>();
        }
        else
        {
            services.AddSingleton(provider => ActivatorUtilities.CreateInstance<PostgresScreenLine>(provider, postgres));
            services.AddSingleton<IScreenLine>(provider => provider.GetRequiredService<PostgresScreenLine>()).AddHostedService(provider => provider.GetRequiredService<PostgresScreenLine>());
        }

        foreach (var name in new[] { ChannelNames.SimulatedTelegram, ChannelNames.SimulatedSms })
            services.AddSingleton<IChannel>(provider => new SimulatorChannel(name, provider.GetRequiredService<Screens>(), provider.GetRequiredService<IScreenLine>()));
    }

    static void AddTelegram(IServiceCollection services, TelegramSettings settings)
    {
        // Edits and acknowledgements have connections of their own: they never take one from an answer.
        const string Answers = nameof(Answers), Cosmetic = nameof(Cosmetic);
        foreach (var purpose in new[] { Answers, Cosmetic })
            services.AddKeyedSingleton(purpose, (provider, _) => new TelegramApi(settings, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(settings).AddSingleton<TelegramStatus>().AddSingleton(new TelegramPrompts());
        services.AddSingleton(provider => new TelegramPresses(provider.GetRequiredKeyedService<TelegramApi>(Cosmetic)));
        services.AddSingleton<TelegramReception>().AddSingleton<TelegramWebhook>();
        services.AddSingleton<IChannel>(provider => new TelegramChannel(
            provider.GetRequiredKeyedService<TelegramApi>(Answers), provider.GetRequiredKeyedService<TelegramApi>(Cosmetic), provider.GetRequiredService<TelegramPrompts>()));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<TelegramGreeting>(
            provider, provider.GetRequiredKeyedService<TelegramApi>(Answers), provider.GetRequiredService<Content>().Texts));
        services.AddSingleton(provider => new ChannelWatch(ChannelNames.Telegram, () => provider.GetRequiredService<TelegramStatus>().Trouble));
        if (settings.Mode == TelegramMode.Webhook)
            services.AddHostedService<TelegramWebhookRegistration>();
        else
            services.AddHostedService(provider => ActivatorUtilities.CreateInstance<TelegramPoller>(provider, provider.GetRequiredKeyedService<TelegramApi>(Answers)));
    }

    // Commands ask the worker that runs, because it holds the store.
    static void AddControl(IServiceCollection services, string storagePath)
    {
        services.AddSingleton<ControlToken>();
        services.AddSingleton(provider => new ChoreParts(
            provider.GetRequiredService<IStore>(),
            provider.GetRequiredService<Content>,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<Func<Action<Batch>, Task>>(),
            Path.GetDirectoryName(Path.GetFullPath(storagePath))!)
        {
            Settings = provider.GetRequiredService<Settings>(),
        });
        services.AddHostedService(provider => new Announcement(provider.GetRequiredService<IServer>(), provider.GetRequiredService<ControlToken>(), storagePath));
    }

    static List<OutboxLine> Lines(IServiceProvider provider)
    {
        var settings = provider.GetRequiredService<Settings>();
        var channels = provider.GetServices<IChannel>().ToLookup(channel => channel is ISmsGateway);
        var gateways = channels[true].Cast<ISmsGateway>().ToList();
        var lines = channels[false].Select(channel => channel.Name == ChannelNames.Email
            ? new OutboxLine(channel, PaceOf(channel.Name, settings), MailsAtOnce)
            : new OutboxLine(channel, PaceOf(channel.Name, settings))).ToList();
        if (gateways.Count > 0)
        {
            lines.Add(new OutboxLine(new SmsChannel(gateways, settings.Sms, provider.GetRequiredService<TimeProvider>()), Pace.Unlimited)
            {
                Gateways = gateways.ToDictionary(gateway => gateway.Gateway, gateway => PaceOf(gateway.Gateway, settings), StringComparer.Ordinal),
            });
        }

        return lines;
    }

    static Pace PaceOf(string way, Settings settings) => way switch
    {
        ChannelNames.Telegram => new Pace(
            Rate.PerSecond(settings.TelegramLimits.PerSecond),
            Rate.PerSecond(settings.TelegramLimits.PerChatPerSecond),
            settings.TelegramLimits.PerChatPerSecond > 0 ? Rate.PerMinute(TelegramPerGroupPerMinute) : Rate.None),
        // Kannel keeps to its operator's limit itself (throughput of its smsc), and each phone to its own.
        TwilioChannel.GatewayName => new Pace(Rate.PerSecond(settings.Twilio.PerSecond), Rate.None, Rate.None),
        _ => Pace.Unlimited,
    };

    static void AddStarted<T>(IServiceCollection services)
        where T : class, IHostedService =>
        services.AddSingleton<T>().AddHostedService(provider => provider.GetRequiredService<T>());
}
