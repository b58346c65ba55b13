namespace UsmeAprende.Web.Learning;

/// <summary>A person's own progress, and what they send of it.</summary>
public static class LearningWebServices
{
    public static void AddLearningWeb(this IServiceCollection services) => services.AddSingleton<FormRecordStore>();
}
