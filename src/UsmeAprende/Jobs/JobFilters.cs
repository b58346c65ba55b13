using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace UsmeAprende.Jobs;

/// <summary>
/// What is asked of Hangfire about every job: no retries of its own, since the next moment of a schedule is the retry, and a storage that
/// stays small.
/// </summary>
internal static class JobFilters
{
    public static IJobFilterProvider All { get; } = new JobFilterCollection { new Expiration() };

    private sealed class Expiration : IApplyStateFilter
    {
        private static readonly TimeSpan s_success = TimeSpan.FromHours(1);
        private static readonly TimeSpan s_failure = TimeSpan.FromDays(30);

        public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction) =>
            context.JobExpirationTimeout = s_success;

        public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
        {
            // To Hangfire a failed job waits for somebody; ours is done again by itself.
            if (context.NewState is FailedState)
                transaction.ExpireJob(context.BackgroundJob.Id, s_failure);
        }
    }
}
