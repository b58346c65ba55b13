namespace UsmeAprende.Web.Learning;

/// <summary>Registers the pages and APIs of learning.</summary>
public static class LearningWebServices
{
    public static void AddLearningWeb(this IServiceCollection services) => services.AddSingleton<FormRecordStore>();
}
