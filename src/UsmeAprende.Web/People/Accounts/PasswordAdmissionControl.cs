using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using UsmeAprende.Web.Kit.Errors;

namespace UsmeAprende.Web.People.Accounts;

/// <summary>
/// Decides whose password is verified next. Verifying takes half a second of a processor, so as many run at a time as there are processors,
/// and a limited number waits. Turns alternate between networks, and within a network between addresses; every second turn is for the last
/// request of a network that had none yet. So even if an attacker sends requests from many addresses, others do not have to wait for all of
/// them.
/// </summary>
/// <param name="atOnce">How many are verified at a time.</param>
/// <param name="mostWaiting">How many may wait in total.</param>
/// <param name="mostOfAddress">How many may wait from one address: 40 people at a café may sign in at once.</param>
public sealed class PasswordAdmissionControl(int atOnce, int mostWaiting = PasswordAdmissionControl.MostWaiting, int mostOfAddress = 60)
{
    public const int MostWaiting = 120;

    private readonly Lock _lock = new();
    private readonly WaitingNetworkList _waiting = new();
    private int _atWork;
    private bool _isNewcomersTurn;

    /// <summary>Waits for a turn, which ends when it is disposed.</summary>
    /// <returns>Null if too many wait: the person should try again in a moment.</returns>
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

/// <summary>Marks a public action that hashes a password: it waits for a turn, and is refused with a message if too many wait.</summary>
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
