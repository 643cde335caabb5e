using ChatbotMonitor.Core.Monitoring;
using ChatbotMonitor.Monitoring.Statistics;

namespace ChatbotMonitor.Monitoring;

/// <summary>What the responses of a cell come to for one indicator, kept up as they pass (Welford); numbers themselves only for a median.</summary>
sealed class Tally
{
    readonly List<double> _values = [];
    double _mean;
    double _squares;

    /// <summary>How many count.</summary>
    public int N { get; private set; }

    /// <summary>Takes in what one response says.</summary>
    public void Add(Indicator indicator, double value)
    {
        N++;
        var step = value - _mean;
        _mean += step / N;
        _squares += step * (value - _mean);
        if (indicator.Kind == IndicatorKind.Median)
            _values.Add(value);
    }

    /// <summary>Several taken together.</summary>
    public static Tally Of(IReadOnlyCollection<Tally> parts)
    {
        var sample = Sample.Together([.. parts.Select(p => p.Sample)]);
        var all = new Tally { N = sample.N, _mean = sample.Mean, _squares = sample.Squares };
        foreach (var part in parts)
            all._values.AddRange(part._values);
        return all;
    }

    Sample Sample => new(N, _mean, N < 2 ? 0 : Math.Sqrt(Math.Max(0, _squares) / (N - 1)));

    /// <summary>The figure of <paramref name="indicator"/>, of two responses or more.</summary>
    public Measured Measure(Indicator indicator)
    {
        switch (indicator.Kind)
        {
            case IndicatorKind.Median:
                _values.Sort();
                var median = MedianBootstrap.Of(_values);
                return Measured(indicator, median.Median, _squares > 0 ? median.Interval : Alike(indicator, median.Median), median.Error * Math.Sqrt(N));
            case IndicatorKind.Mean:
                return Measured(indicator, _mean, _squares > 0 ? Sample.Interval() : Alike(indicator, _mean), Sample.Deviation);
            default:
                var share = Math.Round(_mean * N) / N;
                return Measured(indicator, share, Proportions.Wilson(share, N), 0);
        }
    }

    Measured Measured(Indicator indicator, double raw, Interval interval, double deviation) =>
        new(N, indicator.Score(raw), indicator.Score(interval), raw, deviation);

    // Five alike are no proof that all are: the widest scatter that the scale allows takes the place of none.
    Interval Alike(Indicator indicator, double raw)
    {
        var scale = indicator.Scale ?? new Scale(0, 1);
        var width = scale.Most - scale.Least;
        var interval = Proportions.Wilson(Math.Clamp((raw - scale.Least) / width, 0, 1), N);
        return new(scale.Least + (interval.Low * width), scale.Least + (interval.High * width));
    }
}
