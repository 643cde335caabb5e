using Npgsql;

namespace ChatbotMonitor.Storage.Postgres;

/// <summary>Numbers of reports, taken from the database by the block: workers never meet, and most complaints ask for none. Safe from any thread.</summary>
sealed class ReportNumbers(NpgsqlDataSource source)
{
    // As 001.sql says.
    const int Block = 32;

    readonly System.Threading.Lock _gate = new();
    long _next;
    int _left;

    /// <summary>A number that nobody has had.</summary>
    public long Take()
    {
        lock (_gate)
        {
            if (_left == 0)
                (_next, _left) = (source.One("select nextval('report_number')", r => r.GetInt64(0)), Block);
            _left--;
            return _next++;
        }
    }
}
