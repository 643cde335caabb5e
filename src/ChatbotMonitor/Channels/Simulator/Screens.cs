using System.Diagnostics;
using ChatbotMonitor.Core.Messages;

namespace ChatbotMonitor.Channels.Simulator;

/// <summary>What the simulated phones show, and the pages that watch them: in memory, bounded, safe from any thread.</summary>
sealed class Screens(TimeProvider time)
{
    /// <summary>How many addresses are remembered; past that, the one that was silent longest is forgotten.</summary>
    public const int Addresses = 100;

    readonly Lock _gate = new();
    readonly Dictionary<Address, Screen> _screens = [];
    readonly List<ScreenWatch> _watches = [];
    long _last;
    bool _isClosed;

    /// <summary>The time now in the unit of <see cref="SimulatedMessage.At"/>, never the same twice.</summary>
    public long Stamp() => Stamp((time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>The same by another clock.</summary>
    public long Stamp(long now)
    {
        lock (_gate)
            return _last = Math.Max(now, _last + 1);
    }

    /// <summary>Shows a message or a choice; one that is shown already changes nothing. False after <see cref="Close"/>: nobody would see it.</summary>
    public bool Take(ScreenEvent happened)
    {
        lock (_gate)
        {
            if (!_isClosed)
                Show(happened);
            return !_isClosed;
        }
    }

    void Show(ScreenEvent happened)
    {
        switch (happened)
        {
            case ScreenEvent.Shown { Message: var message }:
                if (ScreenOf(new Address(message.Channel, message.Address)).Add(message))
                    Tell(happened);
                break;
            case ScreenEvent.Chosen chosen:
                // Pages do so too, with what they remember from before a restart.
                _screens.GetValueOrDefault(new Address(chosen.Channel, chosen.Address))?.Choose(chosen.PromptId, chosen.Text);
                Tell(chosen);
                break;
            case ScreenEvent.Snapshot or ScreenEvent.Beat:
                throw new ArgumentException("It is for pages alone.", nameof(happened));
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The id of the last message with a keyboard on that screen, or null.</summary>
    public string? LastPrompt(Address address)
    {
        lock (_gate)
            return _screens.GetValueOrDefault(address)?.Messages.LastOrDefault(m => m.Keyboard.Count > 0)?.Id;
    }

    /// <summary>Starts to watch: a snapshot, then all that happens after it until <see cref="Close"/>. Dispose to stop.</summary>
    public ScreenWatch Watch()
    {
        lock (_gate)
        {
            var watch = new ScreenWatch(time, Forget);
            watch.Tell(new ScreenEvent.Snapshot([.. _screens.Values.SelectMany(s => s.Messages)]));
            if (_isClosed)
                watch.End();
            else
                _watches.Add(watch);
            return watch;
        }
    }

    /// <summary>Lets every page go, for good, when it has what was shown so far: one that is open would keep the program from stopping.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            _watches.ForEach(w => w.End());
            _watches.Clear();
        }
    }

    void Tell(ScreenEvent happened) => _watches.RemoveAll(w => !w.Tell(happened));

    void Forget(ScreenWatch watch)
    {
        lock (_gate)
            _watches.Remove(watch);
    }

    Screen ScreenOf(Address address)
    {
        if (_screens.TryGetValue(address, out var screen))
            return screen;
        if (_screens.Count >= Addresses)
            _screens.Remove(_screens.MinBy(s => s.Value.LastAt).Key);
        return _screens[address] = new Screen();
    }
}
