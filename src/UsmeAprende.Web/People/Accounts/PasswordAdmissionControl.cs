using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using UsmeAprende.Web.Kit.Errors;

namespace UsmeAprende.Web.People.Accounts;

/// <summary>
/// Whose password is looked at next. That takes a processor for half a second, so as many at a time as there are processors, and a bounded
/// number wait: by turns between networks, between the addresses of each, and every second turn for who came last from a network that has
/// not had any yet. However many come from elsewhere, and from however many addresses, nobody stands behind them all.
/// </summary>
/// <param name="atOnce">At work at a time.</param>
/// <param name="mostWaiting">In all.</param>
/// <param name="mostOfAddress">From one address: a café of 40 people presses at once.</param>
public sealed class PasswordAdmissionControl(int atOnce, int mostWaiting = PasswordAdmissionControl.MostWaiting, int mostOfAddress = 60)
{
    public const int MostWaiting = 120;

    private readonly Lock _lock = new();
    private readonly WaitingNetworkList _waiting = new();
    private int _atWork;
    private bool _isNewcomersTurn;

    /// <summary>Waits for a turn, which ends when it is disposed of.</summary>
    /// <returns>Nothing where too many wait: whoever asks should try again in a moment.</returns>
    public async Task<IDisposable?> EnterAsync(NetworkAddress from, CancellationToken cancel)
    {
        WaitingPasswordAttempt waiting;
        lock (_lock)
        {
            if (_atWork < atOnce)
            {
                _atWork++;
                return new AdmissionTurn(this);
            }
            if (_waiting.CountOf(from) >= mostOfAddress || (_waiting.Count >= mostWaiting && !_waiting.MakeRoomFor(from)))
                return null;
            waiting = _waiting.Add(from);
        }

        await using var gone = cancel.Register(() => GiveUp(waiting, cancel));
        return await waiting.IsAdmitted ? new AdmissionTurn(this) : null;
    }

    private void GiveUp(WaitingPasswordAttempt waiting, CancellationToken cancel)
    {
        lock (_lock)
            if (_waiting.Remove(waiting))
                waiting.Cancel(cancel);
    }

    private void End()
    {
        lock (_lock)
        {
            _isNewcomersTurn = !_isNewcomersTurn;
            if (_waiting.TakeNext(_isNewcomersTurn) is { } next)
                next.Answer(isAdmitted: true);
            else
                _atWork--;
        }
    }

    private sealed class AdmissionTurn(PasswordAdmissionControl turns) : IDisposable
    {
        private bool _isOver;

        public void Dispose()
        {
            if (!Interlocked.Exchange(ref _isOver, true))
                turns.End();
        }
    }
}

/// <summary>
/// Says of an action that anybody may make it hash a password: it waits for its turn, and is refused in words where too many wait.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PasswordAdmissionAttribute : ActionFilterAttribute
{
    private const string SecondsToWait = "20";

    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var http = context.HttpContext;
        var turns = http.RequestServices.GetRequiredService<PasswordAdmissionControl>();
        using var turn = await turns.EnterAsync(NetworkAddress.Of(http), http.RequestAborted);
        if (turn is not null)
        {
            await next();
            return;
        }
        http.Response.Headers.RetryAfter = SecondsToWait;
        ErrorController.GiveBackTyped(http);
        context.Result = new StatusCodeResult(StatusCodes.Status429TooManyRequests);
    }
}
