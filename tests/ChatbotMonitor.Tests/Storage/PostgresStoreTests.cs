using ChatbotMonitor.Core.Digests;
using ChatbotMonitor.Storage;
using ChatbotMonitor.Storage.Postgres;
using Npgsql;

namespace ChatbotMonitor.Tests;

/// <summary>The contract on a real PostgreSQL, as a worker keeps it.</summary>
public sealed class PostgresWorkerStoreTests : StoreContract
{
    readonly Lazy<string> _connection = new(PostgresServer.Schema);

    protected override IStore Open() => PostgresStore.Open(_connection.Value, Time, asWorker: true);
}

/// <summary>The contract on a real PostgreSQL, and what is its own.</summary>
public sealed class PostgresStoreTests : StoreContract
{
    readonly Lazy<string> _connection = new(PostgresServer.Schema);

    [Fact]
    public void Several_workers_and_commands_are_let_into_one_database()
    {
        using PostgresStore one = PostgresStore.Open(_connection.Value, Time, asWorker: true), two = PostgresStore.Open(_connection.Value, Time, asWorker: true), command = PostgresStore.Open(_connection.Value, Time);
        Assert.All([one, two, command], store => Assert.Empty(store.Pending()));
    }

    [Fact]
    public void Whoever_needs_a_database_to_themselves_waits_for_all_workers_and_they_for_it()
    {
        using (var source = NpgsqlDataSource.Create(_connection.Value))
        using (PostgresStore.Open(_connection.Value, Time, asWorker: true))
        using (PostgresStore.Open(_connection.Value, Time, asWorker: true))
            Assert.Contains("worker runs on", Assert.Throws<StoreException>(() => WorkerLock.Take(source)).Message, StringComparison.Ordinal);
        using (var source = NpgsqlDataSource.Create(_connection.Value))
        using (WorkerLock.Take(source))
            Assert.Equal(WorkerLock.Taken, Assert.Throws<StoreException>(() => PostgresStore.Open(_connection.Value, Time, asWorker: true)).Message);
        PostgresStore.Open(_connection.Value, Time, asWorker: true).Dispose();
    }

    [Fact]
    public void A_database_of_a_newer_program_is_refused()
    {
        PostgresStore.Open(_connection.Value, Time).Dispose();
        Do("insert into schema_version (version) values (99)");
        Assert.Contains("version 99", Assert.Throws<StoreException>(() => PostgresStore.Open(_connection.Value, Time)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_that_is_not_there_is_told_in_a_sentence_without_its_password()
    {
        var message = Assert.Throws<StoreException>(() => PostgresStore.Open("Host=127.0.0.1;Port=9;Username=monitor;Password=secret;Database=monitor;Timeout=2", Time)).Message;
        Assert.Contains("Storage__Postgres", message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_that_start_together_make_the_tables_once()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => PostgresStore.Open(_connection.Value, Time))));
        Assert.Single(stores.Select(s => s.ReportKey).Distinct());
        Array.ForEach(stores, s => s.Dispose());
    }

    [Fact]
    public void Reports_lie_in_the_months_they_were_filed_in()
    {
        Commit(b => b.Reports.AddRange([Some.Report("111111"), Some.Report("222222", 60 * 24 * 40)]));
        Assert.Equal(["reports_2025_11", "reports_2025_12"], All("select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'reports'::regclass order by 1"));
        Assert.Equal(2, Store.OpenReports().Count());
    }

    [Fact]
    public void Days_that_are_over_are_added_up_to_one_row_whoever_wrote_them()
    {
        for (var worker = 0; worker < 5; worker++)
        {
            Commit(b => b.Reports.AddRange([Some.Report($"11111{worker}"), Some.Report($"22222{worker}", 60 * 24 * 10)]));
            Reopen();
        }

        var days = Counts();
        Time.Advance(TimeSpan.FromDays(10));
        Commit(b => b.Marks.Add(("tidies", Noon)));
        Assert.Equal(days, Counts());
        Assert.Equal(["0 -1 5", "9 -1 5", "10 -1 5"], All($"select format('%s %s %s', what, slot, number) from day_counts where {Over} order by what"));
        Assert.Equal(["true"], All($"select bool_and(slot >= 0)::text from day_counts where not {Over}"));
    }

    static readonly string Over = $"day <= day_of({Noon.AddDays(1).UtcTicks}, 10::smallint)";

    string[] Counts() => [.. Store.Counts(new Stretches([(Enum.GetValues<Counted>(), [Noon.AddDays(-2), Noon.AddDays(5)])])).Select(c => c.ToString()).Order(StringComparer.Ordinal)];

    [Fact]
    public void A_server_that_is_gone_is_noticed_in_seconds_unless_the_string_says_otherwise()
    {
        using var usual = PostgresSource.Create("Host=a,b;Database=monitor");
        var settings = new NpgsqlConnectionStringBuilder(usual.ConnectionString);
        Assert.Equal((5, 15, true, "primary"), (settings.Timeout, settings.CommandTimeout, settings.TcpKeepAlive, settings.TargetSessionAttributes));
        Assert.IsType<NpgsqlMultiHostDataSource>(usual);
        using var said = PostgresSource.Create("Host=a;Database=monitor;Timeout=9;Command Timeout=40;Tcp Keepalive=false;Target Session Attributes=any");
        settings = new NpgsqlConnectionStringBuilder(said.ConnectionString);
        Assert.Equal((9, 40, false, "any"), (settings.Timeout, settings.CommandTimeout, settings.TcpKeepAlive, settings.TargetSessionAttributes));
    }

    [Fact]
    public void A_backup_is_made_by_PostgreSQLs_own_means_and_says_so() =>
        Assert.Contains("pg_dump", Assert.Throws<StoreException>(() => Store.Backup("x")).Message, StringComparison.Ordinal);

    protected override IStore Open() => PostgresStore.Open(_connection.Value, Time);

    void Do(string sql)
    {
        using var source = NpgsqlDataSource.Create(_connection.Value);
        using var command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }

    List<string> All(string sql)
    {
        using var source = NpgsqlDataSource.Create(_connection.Value);
        using var command = source.CreateCommand(sql);
        using var reader = command.ExecuteReader();
        var all = new List<string>();
        while (reader.Read())
            all.Add(reader.GetString(0));
        return all;
    }
}
