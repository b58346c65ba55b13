using Microsoft.AspNetCore.Mvc;

namespace UsmeAprende.Web.Reminders;

/// <summary>Registers the count of unread messages on own pages.</summary>
public static class RemindersWebServices
{
    public static void AddRemindersWeb(this IServiceCollection services) =>
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add<UnreadMessagesFilter>());
}
