using System.Globalization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace UsmeAprende.Web.Kit.Requests;

/// <summary>
/// Limits how many uploads are processed at the same time, over the whole site: each may need a hundred megabytes and seconds of processor
/// time, while others read lessons. A few more wait for a short time.
/// </summary>
public sealed class UploadConcurrencyLimiter(TimeProvider clock) : IDisposable
{
    /// <summary>How many are processed at once.</summary>
    public const int AtOnce = 2;

    /// <summary>How many more may wait; others are refused at once.</summary>
    public const int MostWaiting = 10;

    /// <summary>How long each waits.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _free = new(AtOnce);
    private int _waiting;

    /// <returns>The slot, to be disposed; null if none was free in time.</returns>
    public async Task<IDisposable?> AcquireAsync(CancellationToken cancel)
    {
        if (_free.Wait(0, CancellationToken.None))
            return new UploadPermit(_free);
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return null;
        }

        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            await _free.WaitAsync(either.Token);
            return new UploadPermit(_free);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Dispose() => _free.Dispose();

    private sealed class UploadPermit(SemaphoreSlim free) : IDisposable
    {
        private SemaphoreSlim? _free = free;

        public void Dispose() => Interlocked.Exchange(ref _free, null)?.Release();
    }
}

/// <summary>Marks an action that processes uploads: it waits for a slot, or answers 503 and says that nothing was stored.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UploadConcurrencyLimitAttribute : Attribute, IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var turns = context.HttpContext.RequestServices.GetRequiredService<UploadConcurrencyLimiter>();
        using var turn = await turns.AcquireAsync(context.HttpContext.RequestAborted);
        if (turn is not null)
        {
            await next();
            return;
        }

        context.HttpContext.Response.Headers.RetryAfter = UploadConcurrencyLimiter.Patience.TotalSeconds.ToString(
            CultureInfo.InvariantCulture
        );
        context.Result = new StatusCodeResult(StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>
/// The size limit of an action that takes files. It is applied by routing, before the form is read. The framework's own attribute would be
/// applied again later, when it is too late, and log a warning for each file.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UploadSizeLimitAttribute(long bytes) : Attribute, IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => bytes;
}
